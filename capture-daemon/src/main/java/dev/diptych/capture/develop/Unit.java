package dev.diptych.capture.develop;

import java.util.Locale;

/** How a quality rule's numbers are written for people. */
enum Unit {
    /** A share, as a percentage. */
    PERCENT("%.2f %%", 100, 0), MILLIS("%.1f ms", 1, 0), COUNT("%.0f", 1, 0),
    /** Pixels of a frame 1000 pixels high, written as those of the frame at hand. */
    PX_PER_1000_ROWS("%.2f px", 0, 0.001),
    /** A share of the frame's height, written in its pixels. */
    SHARE_OF_HEIGHT("%.1f px", 0, 1);

    private final String pattern;
    private final double factor;
    private final double factorPerRow;

    Unit(String pattern, double factor, double factorPerRow) {
        this.pattern = pattern;
        this.factor = factor;
        this.factorPerRow = factorPerRow;
    }

    String text(double value, int frameHeightPx) {
        return String.format(Locale.ROOT, pattern, value * (factor + factorPerRow * frameHeightPx));
    }
}
