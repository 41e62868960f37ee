package dev.diptych.rig.gpio.internal;

import java.nio.ByteBuffer;

/**
 * {@code struct gpio_v2_line_values}.
 *
 * @param bits 1 active, 0 inactive; bit i is the i-th line of the request
 * @param mask the lines that are meant
 */
public record LineValues(long bits, long mask) {
    public static final int SIZE = 16;
    private static final int MASK = 8;

    public static LineValues decode(ByteBuffer from) {
        return new LineValues(from.getLong(0), from.getLong(MASK));
    }

    /** In memory of its own. */
    public ByteBuffer encode() {
        ByteBuffer buffer = Struct.allocate(SIZE);
        encode(buffer);
        return buffer;
    }

    public void encode(ByteBuffer into) {
        into.putLong(0, bits);
        into.putLong(MASK, mask);
    }
}
