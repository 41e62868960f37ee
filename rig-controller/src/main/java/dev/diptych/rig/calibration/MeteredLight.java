package dev.diptych.rig.calibration;

import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.RowSampling;

/**
 * The light on the sitter who sits there now, as metered before the first pair: mean linear light per nanosecond of
 * exposure at gain 1, over the whole frame.
 *
 * @param lamps all lamps at rest, the flash dark
 * @param flash what the flash adds
 */
public record MeteredLight(double lamps, double flash) {
    /** So dense that a sitter who sways does not change the mean by moving details over the sampled pixels. */
    private static final int ROWS = 480;
    private static final int COLUMNS = 640;

    /** A frame's light in the same measure, over the same pixels. */
    public static double of(Frame frame) {
        return frame.rowMeans(sampling(frame.format())).mean() / frame.metadata().exposure().sensitivity();
    }

    static RowSampling sampling(PixelFormat format) {
        return RowSampling.atLeast(ROWS, COLUMNS, format);
    }
}
