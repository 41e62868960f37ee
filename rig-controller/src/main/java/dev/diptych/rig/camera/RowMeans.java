package dev.diptych.rig.camera;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A frame's mean light row by row, over columns and channels: 0 at the black level, 1 at saturation. A rolling shutter
 * exposes each row at its own time, so this is the frame's light over time, finer than a frame.
 *
 * @param values the mean of row {@code i * rowStep}, for each i; owned by this record
 * @param rowStep 1 if every row was read
 */
public record RowMeans(double[] values, int rowStep) {
    /** Of every pixel. */
    public static RowMeans of(Frame frame) {
        return frame.rowMeans(RowSampling.EVERY_PIXEL);
    }

    /** @param pixels as {@code format} has them, positioned at the first */
    public static RowMeans of(ByteBuffer pixels, PixelFormat format, RowSampling sampling) {
        return switch (format) {
            case PixelFormat.LinearRgb16 linear -> ofLinear(pixels, linear, sampling);
        };
    }

    /** Over the whole frame. */
    public double mean() {
        return mean(0, values.length);
    }

    /** Over the values from {@code from}, inclusive, to {@code until}, exclusive. */
    public double mean(int from, int until) {
        return Arrays.stream(values, from, until).average().orElseThrow();
    }

    private static RowMeans ofLinear(ByteBuffer pixels, PixelFormat.LinearRgb16 format, RowSampling sampling) {
        int start = pixels.position();
        double[] means = new double[Math.ceilDiv(format.heightPx(), sampling.rowStep())];
        for (int i = 0; i < means.length; i++) {
            int rowStart = start + 6 * format.widthPx() * i * sampling.rowStep();
            long sum = 0;
            int columns = 0;
            for (int x = 0; x < format.widthPx(); x += sampling.columnStep()) {
                int at = rowStart + 6 * x;
                sum += (pixels.getShort(at) & 0xffff) + (pixels.getShort(at + 2) & 0xffff)
                        + (pixels.getShort(at + 4) & 0xffff);
                columns++;
            }
            means[i] = (sum / (3.0 * columns) - format.blackLevel()) / (format.whiteLevel() - format.blackLevel());
        }
        return new RowMeans(means, sampling.rowStep());
    }
}
