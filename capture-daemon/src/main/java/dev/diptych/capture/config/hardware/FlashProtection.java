package dev.diptych.capture.config.hardware;

import java.util.OptionalLong;

/**
 * What keeps the flash from burning.
 *
 * @param hardwareCapNanos the time of the one-shot behind its output, at its longest; empty where there is none, which
 *        only a flash on the board may have
 */
public record FlashProtection(OptionalLong hardwareCapNanos, FlashDrive drive) {
    /** Its resistor, its capacitor and its threshold each are off by some percent, and all of them may be the same way. */
    private static final double SHORTEST_SHARE = 0.7;

    /** For so long the flash is certainly lit if its output is: the same one-shot at its shortest. */
    public OptionalLong certainNanos() {
        return hardwareCapNanos.isPresent()
                ? OptionalLong.of(Math.round(SHORTEST_SHARE * hardwareCapNanos.getAsLong()))
                : OptionalLong.empty();
    }
}
