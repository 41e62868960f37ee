package dev.diptych.rig.camera;

import java.nio.ByteBuffer;

/**
 * A frame's mean light in each of a grid of blocks: 0 at the black level, 1 at saturation. Coarse enough for little noise,
 * and unlike {@link RowMeans} it shows what moves sideways.
 *
 * @param values block by block, the upper row of blocks first; owned by this record
 * @param columns blocks side by side
 */
public record BlockMeans(double[] values, int columns) {
    private static final int CHANNELS = 3;

    /** Over all pixels of a frame, in {@code columns} by {@code rows} blocks, neither more than the frame's pixels. */
    public static BlockMeans of(Frame frame, int columns, int rows) {
        return switch (frame.format()) {
            case PixelFormat.LinearRgb16 format -> ofLinear(frame.pixels(), format, columns, rows);
        };
    }

    private static BlockMeans ofLinear(ByteBuffer pixels, PixelFormat.LinearRgb16 format, int columns, int rows) {
        long[] sums = new long[columns * rows];
        long[] counts = new long[columns * rows];
        int at = pixels.position();
        for (int y = 0; y < format.heightPx(); y++) {
            int firstOfRow = y * rows / format.heightPx() * columns;
            for (int x = 0; x < format.widthPx(); x++) {
                int block = firstOfRow + x * columns / format.widthPx();
                for (int channel = 0; channel < CHANNELS; channel++, at += Short.BYTES) {
                    sums[block] += pixels.getShort(at) & 0xffff;
                }
                counts[block] += CHANNELS;
            }
        }
        double[] values = new double[sums.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (sums[i] / (double) counts[i] - format.blackLevel())
                    / (format.whiteLevel() - format.blackLevel());
        }
        return new BlockMeans(values, columns);
    }
}
