package dev.diptych.rig.camera;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A frame's mean light row by row, over all columns and channels: 0 at the black level, 1 at saturation. A rolling
 * shutter exposes each row at its own time, so this is the frame's light over time, finer than a frame.
 *
 * @param values one a row, owned by this record
 */
public record RowMeans(double[] values) {
    public static RowMeans of(Frame frame) {
        return switch (frame.format()) {
            case PixelFormat.LinearRgb16 format -> of(frame.pixels(), format);
        };
    }

    /** Over the whole frame. */
    public double mean() {
        return mean(0, values.length);
    }

    /** Over rows {@code from}, inclusive, to {@code until}, exclusive. */
    public double mean(int from, int until) {
        return Arrays.stream(values, from, until).average().orElseThrow();
    }

    private static RowMeans of(ByteBuffer pixels, PixelFormat.LinearRgb16 format) {
        ByteBuffer view = pixels.duplicate();
        int valuesPerRow = 3 * format.widthPx();
        double[] means = new double[format.heightPx()];
        for (int row = 0; row < means.length; row++) {
            long sum = 0;
            for (int i = 0; i < valuesPerRow; i++) {
                sum += view.getShort() & 0xffff;
            }
            means[row] = (sum / (double) valuesPerRow - format.blackLevel())
                    / (format.whiteLevel() - format.blackLevel());
        }
        return new RowMeans(means);
    }
}
