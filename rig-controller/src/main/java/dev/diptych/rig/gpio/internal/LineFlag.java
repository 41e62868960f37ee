package dev.diptych.rig.gpio.internal;

import java.util.EnumSet;
import java.util.Set;

/** {@code enum gpio_v2_line_flag}, as far as it is used here. */
public enum LineFlag {
    /** The line cannot be requested: somebody holds it. */
    USED(0),
    /** Value 1 is the low level. */
    ACTIVE_LOW(1), INPUT(2), OUTPUT(3),
    /** Events for edges from inactive to active; with {@link #ACTIVE_LOW}, falling ones. */
    EDGE_RISING(4),
    /** Events for edges from active to inactive. */
    EDGE_FALLING(5), BIAS_PULL_UP(8), BIAS_PULL_DOWN(9), BIAS_DISABLED(10);

    private final long bit;

    LineFlag(int index) {
        bit = 1L << index;
    }

    /** As the kernel writes them. */
    public static long bitsOf(Set<LineFlag> flags) {
        long bits = 0;
        for (LineFlag flag : flags) {
            bits |= flag.bit;
        }
        return bits;
    }

    /** Those that are known here; a newer kernel may set others. */
    public static Set<LineFlag> ofBits(long bits) {
        Set<LineFlag> flags = EnumSet.noneOf(LineFlag.class);
        for (LineFlag flag : values()) {
            if ((bits & flag.bit) != 0) {
                flags.add(flag);
            }
        }
        return flags;
    }
}
