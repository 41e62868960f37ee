package dev.diptych.rig.camera;

/**
 * A frame's mean light in each of a grid of blocks: 0 at the black level, 1 at saturation. Coarse enough for little noise,
 * and unlike {@link RowMeans} it shows what moves sideways.
 *
 * @param values block by block, the upper row of blocks first; owned by this record
 * @param columns blocks side by side
 */
public record BlockMeans(double[] values, int columns) {
    /** Over all pixels of a frame, in {@code columns} by {@code rows} blocks, neither more than the frame's pixels. */
    public static BlockMeans of(Frame frame, int columns, int rows) {
        PixelFormat format = frame.format();
        PixelRows pixels = PixelRows.of(frame);
        int[] rgb = new int[PixelRows.CHANNELS * format.widthPx()];
        long[] sums = new long[columns * rows];
        long[] counts = new long[columns * rows];
        for (int y = 0; y < format.heightPx(); y++) {
            pixels.read(y, 1, rgb);
            int firstOfRow = y * rows / format.heightPx() * columns;
            for (int x = 0; x < format.widthPx(); x++) {
                int block = firstOfRow + x * columns / format.widthPx();
                int at = PixelRows.CHANNELS * x;
                sums[block] += rgb[at] + rgb[at + 1] + rgb[at + 2];
                counts[block] += PixelRows.CHANNELS;
            }
        }
        double[] values = new double[sums.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = pixels.light(sums[i] / (double) counts[i]);
        }
        return new BlockMeans(values, columns);
    }
}
