package dev.diptych.capture.config.hardware;

/**
 * What keeps the flash from burning.
 *
 * @param hardwareCapNanos the time of the one-shot behind its line, at its longest
 */
public record FlashProtection(long hardwareCapNanos, FlashDrive drive) {
    /** Its resistor, its capacitor and its threshold each are off by some percent, and all of them may be the same way. */
    private static final double SHORTEST_SHARE = 0.7;

    /** For so long the flash is certainly lit if its line is: the same one-shot at its shortest. */
    public long certainNanos() {
        return Math.round(SHORTEST_SHARE * hardwareCapNanos);
    }
}
