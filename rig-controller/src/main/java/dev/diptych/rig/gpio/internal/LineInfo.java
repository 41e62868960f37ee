package dev.diptych.rig.gpio.internal;

import java.nio.ByteBuffer;
import java.util.Set;

/**
 * {@code struct gpio_v2_line_info}, without its attributes, which tell of nothing but a debounce period.
 *
 * @param name on the board, {@code GPIO17}; may be empty
 * @param consumer who holds the line; may be empty even so
 * @param offset the line's number on its chip
 */
public record LineInfo(String name, String consumer, int offset, Set<LineFlag> flags) {
    public static final int SIZE = 256;
    private static final int CONSUMER = 32;
    private static final int OFFSET = 64;
    /** After {@code num_attrs}. */
    private static final int FLAGS = 72;

    public LineInfo {
        flags = Set.copyOf(flags);
    }

    /** For the kernel to fill with what it knows of a line. */
    public static ByteBuffer ask(int offset) {
        return Struct.allocate(SIZE).putInt(OFFSET, offset);
    }

    public static LineInfo decode(ByteBuffer from) {
        return new LineInfo(NameField.decode(from, 0), NameField.decode(from, CONSUMER), from.getInt(OFFSET),
                LineFlag.ofBits(from.getLong(FLAGS)));
    }

    public void encode(ByteBuffer into) {
        NameField.encode(name, into, 0);
        NameField.encode(consumer, into, CONSUMER);
        into.putInt(OFFSET, offset);
        into.putLong(FLAGS, LineFlag.bitsOf(flags));
    }
}
