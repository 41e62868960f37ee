package dev.diptych.rig.gpio;

/**
 * A line of a chip of this computer.
 *
 * @param number on the chip
 * @param name on the board, {@code GPIO17}; may be empty
 */
public record GpioLine(GpioChip chip, int number, String name) {
    /** {@code line 17 (GPIO17) of /dev/gpiochip0 (pinctrl-rp1)}. */
    @Override
    public String toString() {
        return "line " + number + (name.isEmpty() ? "" : " (" + name + ")") + " of " + chip;
    }
}
