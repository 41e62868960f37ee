package dev.diptych.rig.gpio.internal;

import java.nio.ByteBuffer;

/**
 * {@code struct gpio_v2_line_config_attribute}: what is so for some lines of a request.
 *
 * @param value of the union: flags, or output values
 * @param mask the lines it is so for; bit i is the i-th line of the request
 */
public record LineAttribute(Kind kind, long value, long mask) {
    /**
     * {@code enum gpio_v2_line_attr_id}. The debounce is left out: it would hold an edge back until the contact is
     * quiet, and an emergency stop with it.
     */
    public enum Kind {
        /** Instead of the request's own flags. */
        FLAGS(1),
        /** What outputs are driven to from the first. */
        OUTPUT_VALUES(2);

        private final int id;

        Kind(int id) {
            this.id = id;
        }

        private static Kind ofId(int id) {
            for (Kind kind : values()) {
                if (kind.id == id) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("No attribute of a line has the id " + id + ".");
        }
    }

    static final int SIZE = 24;
    /** After the id and its padding. */
    private static final int VALUE = 8;
    private static final int MASK = 16;

    static LineAttribute decode(ByteBuffer from, int at) {
        return new LineAttribute(Kind.ofId(from.getInt(at)), from.getLong(at + VALUE), from.getLong(at + MASK));
    }

    void encode(ByteBuffer into, int at) {
        into.putInt(at, kind.id);
        into.putLong(at + VALUE, value);
        into.putLong(at + MASK, mask);
    }
}
