package dev.diptych.protocol.frame;

import dev.diptych.protocol.message.Octets;
import dev.diptych.protocol.schema.SamplePayloads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Lines to try an implementation with, from a seed: whole frames of every message, and one for every way to be wrong. */
final class Vectors {
    private final Random random = new Random(20_260);
    private final List<byte[]> lines = new ArrayList<>();

    List<byte[]> all() throws IOException {
        for (SamplePayloads.Sample sample : SamplePayloads.of(random, 6)) {
            frame(1, sample.type(), flags(sample.way()), sample.payload());
        }
        for (int flags = 0; flags < 5; flags++) {
            frame(1, 200, flags, new byte[]{1, 0, 2});
            frame(2, 1, flags, new byte[6]);
            frame(2, 3, flags, new byte[0]);
        }
        for (int piece : new int[]{1, 14, 200, 201, 213}) {
            repeated(piece);
        }
        line(new byte[]{0, 0, 0});
        line(new byte[]{0, (byte) 0xFF, 1, 2, 0});
        line(new byte[]{0, 1, 0});
        wrongLengths();
        wrongBits();
        severalOnALine();
        return lines;
    }

    private static int flags(String way) {
        return switch (way) {
            case "request" -> 0;
            case "reply" -> 1;
            default -> 2;
        };
    }

    private void frame(int version, int type, int flags, byte[] payload) {
        line(encoded(plain(version, type, flags, payload.length, payload)));
    }

    private byte[] plain(int version, int type, int flags, int length, byte[] payload) {
        byte[] plain = new byte[14 + payload.length];
        random.nextBytes(plain);
        plain[0] = (byte) version;
        plain[1] = (byte) type;
        plain[2] = (byte) flags;
        plain[9] = (byte) length;
        System.arraycopy(payload, 0, plain, 10, payload.length);
        int check = FrameCheck.of(plain, plain.length - 4);
        for (int i = 0; i < 4; i++) {
            plain[plain.length - 4 + i] = (byte) (check >>> (8 * i));
        }
        return plain;
    }

    private static byte[] encoded(byte[] plain) {
        byte[] line = new byte[plain.length + 3];
        Cobs.encode(plain, plain.length, line, 1);
        return line;
    }

    /** As long as encoded bytes can be, and one more. */
    private void repeated(int count) {
        byte[] line = new byte[count + 3];
        Arrays.fill(line, 1, count + 2, (byte) 1);
        line(line);
        Arrays.fill(line, 1, count + 2, (byte) 2);
        line(line);
    }

    private void wrongLengths() {
        for (int length : new int[]{0, 1, 2, 4, 5, 200, 201, 255}) {
            line(encoded(plain(1, 3, 1, length, new byte[3])));
        }
        for (int size : new int[]{0, 199, 200}) {
            byte[] payload = new byte[size];
            random.nextBytes(payload);
            frame(1, 250, 0, payload);
        }
        line(encoded(plain(1, 250, 0, 201, new byte[201])));
    }

    private void wrongBits() {
        byte[] line = new Frame(1, 3, Flow.REPLY, 77, 0x01020304, Octets.copyOf(new byte[9])).toLine();
        for (int i = 0; i < 24; i++) {
            byte[] wrong = line.clone();
            int bit = random.nextInt(8 * (line.length - 2));
            wrong[1 + bit / 8] ^= (byte) (1 << (bit % 8));
            line(wrong);
        }
    }

    private void severalOnALine() {
        byte[] one = Frame.request(3, 9, 5, new byte[0]).toLine();
        byte[] twice = Arrays.copyOf(one, 2 * one.length - 1);
        System.arraycopy(one, 1, twice, one.length, one.length - 1);
        line(twice);
        byte[] after = new byte[300 + one.length];
        Arrays.fill(after, (byte) 9);
        System.arraycopy(one, 0, after, 300, one.length);
        line(after);
    }

    private void line(byte[] bytes) {
        lines.add(bytes.clone());
    }
}
