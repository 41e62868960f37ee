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
        PixelRows rows = PixelRows.of(pixels, format);
        int[] rgb = new int[PixelRows.CHANNELS * Math.ceilDiv(format.widthPx(), sampling.columnStep())];
        double[] means = new double[Math.ceilDiv(format.heightPx(), sampling.rowStep())];
        for (int i = 0; i < means.length; i++) {
            rows.read(i * sampling.rowStep(), sampling.columnStep(), rgb);
            long sum = 0;
            for (int code : rgb) {
                sum += code;
            }
            means[i] = rows.light(sum / (double) rgb.length);
        }
        return new RowMeans(means, sampling.rowStep());
    }

    /** Over the whole frame. */
    public double mean() {
        return mean(0, values.length);
    }

    /** Over the values from {@code from}, inclusive, to {@code until}, exclusive. */
    public double mean(int from, int until) {
        return Arrays.stream(values, from, until).average().orElseThrow();
    }
}
