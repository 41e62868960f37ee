package dev.diptych.rig.gpio.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** {@code char name[GPIO_MAX_NAME_SIZE]}: up to 31 bytes and a zero. */
final class NameField {
    static final int SIZE = 32;

    private NameField() {
    }

    static String decode(ByteBuffer from, int at) {
        int length = 0;
        while (length < SIZE && from.get(at + length) != 0) {
            length++;
        }
        byte[] bytes = new byte[length];
        from.get(at, bytes);
        return new String(bytes, UTF_8);
    }

    /** What is longer is cut; the rest of the field is left as it is, zero in a new buffer. */
    static void encode(String name, ByteBuffer into, int at) {
        byte[] bytes = name.getBytes(UTF_8);
        into.put(at, bytes, 0, Math.min(bytes.length, SIZE - 1));
    }
}
