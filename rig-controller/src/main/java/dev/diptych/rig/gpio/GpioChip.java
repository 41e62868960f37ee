package dev.diptych.rig.gpio;

/**
 * A GPIO chip of this computer.
 *
 * @param path {@code /dev/gpiochip0}
 * @param label what the kernel's driver calls it, {@code pinctrl-rp1}; may be empty
 * @param lineCount its lines are numbered from 0
 */
public record GpioChip(String path, String label, int lineCount) {
    /** {@code /dev/gpiochip0 (pinctrl-rp1)}. */
    @Override
    public String toString() {
        return label.isEmpty() ? path : path + " (" + label + ")";
    }
}
