package dev.diptych.rig.gpio;

/**
 * One line of a GPIO chip.
 *
 * @param chip its label ({@code pinctrl-rp1}) or its path ({@code /dev/gpiochip0}); labels stay the same when kernels
 *            number chips anew
 * @param line its name ({@code GPIO17}) or its number on the chip ({@code 17})
 */
public record LineAddress(String chip, String line) {
    public LineAddress {
        if (chip.isBlank() || line.isBlank()) {
            throw new IllegalArgumentException("A GPIO line is named by its chip and its line, but these are \"" + chip
                    + "\" and \"" + line + "\".");
        }
    }
}
