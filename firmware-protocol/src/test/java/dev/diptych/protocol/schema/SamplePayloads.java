package dev.diptych.protocol.schema;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Payloads of every message of the schema: lowest values, highest values, and values from a seed. */
public final class SamplePayloads {
    private static final int PAYLOAD_MAX_BYTES = 200;

    private final Random random;
    private final Schema schema;

    private SamplePayloads(Random random, Schema schema) {
        this.random = random;
        this.schema = schema;
    }

    /** A payload that the message has room for. */
    public record Sample(String way, int type, byte[] payload) {}

    /** So many of every message. */
    public static List<Sample> of(Random random, int each) throws IOException {
        SamplePayloads payloads = new SamplePayloads(random, Schema.read());
        List<Sample> samples = new ArrayList<>();
        for (Message message : payloads.schema.messages()) {
            for (int i = 0; i < each; i++) {
                samples.add(new Sample(message.way(), message.number(), payloads.payload(message, i)));
            }
            if (message.way().equals("reply")) {
                samples.add(new Sample(message.way(), message.number(), new byte[]{(byte) (1 + random.nextInt(3))}));
            }
        }
        return samples;
    }

    private byte[] payload(Message message, int kind) {
        int room = message.group().isEmpty()
                ? 0
                : (PAYLOAD_MAX_BYTES - message.fixedBytes()) / message.groupBytes();
        int groups = switch (kind) {
            case 0 -> 0;
            case 1 -> room;
            default -> random.nextInt(room + 1);
        };
        ByteBuffer out = ByteBuffer.allocate(message.fixedBytes() + groups * message.groupBytes())
                .order(ByteOrder.LITTLE_ENDIAN);
        message.fields().forEach(field -> put(out, field, kind));
        for (int i = 0; i < groups; i++) {
            message.group().forEach(field -> put(out, field, kind));
        }
        return out.array();
    }

    private void put(ByteBuffer out, Field field, int kind) {
        Schema.EnumType type = schema.enums().get(field.type());
        long value = switch (kind) {
            case 0 -> 0;
            case 1 -> type == null ? -1 : type.values().size() - 1;
            default -> type == null ? random.nextLong() : random.nextInt(type.values().size());
        };
        switch (field.bytes()) {
            case 1 -> out.put((byte) value);
            case 2 -> out.putShort((short) value);
            case 4 -> out.putInt((int) value);
            default -> out.putLong(value);
        }
    }
}
