package dev.diptych.protocol.schema;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A frame's values in words, by the schema alone. */
public final class PayloadText {
    private final Schema schema;

    private PayloadText(Schema schema) {
        this.schema = schema;
    }

    public static PayloadText ofTheSchema() throws IOException {
        return new PayloadText(Schema.read());
    }

    /** Of payloads that are none of the schema's, the bytes. */
    public String of(String way, int type, String header, byte[] payload) {
        for (Message message : schema.messages(way)) {
            if (message.number() == type) {
                String head = way + " " + message.name() + " " + header;
                return values(message, payload, head);
            }
        }
        return way + " " + type + " " + header + " payload " + HexFormat.of().formatHex(payload);
    }

    private String values(Message message, byte[] payload, String head) {
        if (message.way().equals("reply") && payload.length == 1 && payload[0] >= 1 && payload[0] <= 3) {
            return head + " refused result " + name("Result", payload[0]);
        }
        int rest = payload.length - message.fixedBytes();
        boolean whole = message.group().isEmpty() ? rest == 0 : rest >= 0 && rest % message.groupBytes() == 0;
        if (!whole) {
            return head + " payload " + HexFormat.of().formatHex(payload);
        }
        StringBuilder text = new StringBuilder(head);
        ByteBuffer in = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        append(text, message.fields(), in);
        while (in.hasRemaining()) {
            text.append(" ;");
            append(text, message.group(), in);
        }
        return text.indexOf("?") < 0 ? text.toString() : head + " payload " + HexFormat.of().formatHex(payload);
    }

    private void append(StringBuilder text, List<Field> fields, ByteBuffer in) {
        for (Field field : fields) {
            long value = switch (field.bytes()) {
                case 1 -> Byte.toUnsignedLong(in.get());
                case 2 -> Short.toUnsignedLong(in.getShort());
                case 4 -> Integer.toUnsignedLong(in.getInt());
                default -> in.getLong();
            };
            text.append(' ')
                    .append(field.name())
                    .append(' ')
                    .append(field.isEnum() ? name(field.type(), value) : Long.toUnsignedString(value));
        }
    }

    private String name(String type, long value) {
        Schema.EnumType names = schema.enums().get(type);
        return names == null
                ? "?"
                : names.values()
                        .entrySet()
                        .stream()
                        .filter(each -> each.getValue() == value)
                        .map(Map.Entry::getKey)
                        .findAny()
                        .orElse("?");
    }
}
