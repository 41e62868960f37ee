package dev.diptych.rig.gpio.internal;

import java.nio.ByteBuffer;

/**
 * {@code struct gpiochip_info}.
 *
 * @param name the kernel's, {@code gpiochip0}
 * @param label what the chip is, {@code pinctrl-rp1}; may be empty
 * @param lineCount its lines are numbered from 0
 */
public record ChipInfo(String name, String label, int lineCount) {
    public static final int SIZE = 68;
    private static final int LABEL = 32;
    private static final int LINES = 64;

    /** For the kernel to fill. */
    public static ByteBuffer allocate() {
        return Struct.allocate(SIZE);
    }

    public static ChipInfo decode(ByteBuffer from) {
        return new ChipInfo(NameField.decode(from, 0), NameField.decode(from, LABEL), from.getInt(LINES));
    }

    public void encode(ByteBuffer into) {
        NameField.encode(name, into, 0);
        NameField.encode(label, into, LABEL);
        into.putInt(LINES, lineCount);
    }
}
