package dev.diptych.rig.camera;

import java.nio.ByteBuffer;

/** Cells of samples. Codes are twice the camera's, so that the mean of two greens is a whole number. */
final class BayerRows implements PixelRows {
    private static final int SCALE = 2;

    private final ByteBuffer pixels;
    private final PixelFormat.Bayer format;
    private final int start;
    private final byte[] bytes;
    /** The samples of a cell's upper row and of its lower, two a cell. */
    private final int[][] samples;

    BayerRows(ByteBuffer pixels, PixelFormat.Bayer format) {
        this.pixels = pixels;
        this.format = format;
        start = pixels.position();
        bytes = new byte[format.coding().rowBytes(format.widthSamples())];
        samples = new int[2][format.widthSamples()];
    }

    @Override
    public int blackLevel() {
        return SCALE * format.blackLevel();
    }

    @Override
    public int whiteLevel() {
        return SCALE * format.whiteLevel();
    }

    @Override
    public void read(int y, int columnStep, int[] rgb) {
        fetch(y, columnStep);
        CfaOrder order = format.order();
        int[] red = samples[order.red() / 2];
        int[] green = samples[order.green() / 2];
        int[] otherGreen = samples[order.otherGreen() / 2];
        int[] blue = samples[order.blue() / 2];
        int redPlace = order.red() % 2;
        int greenPlace = order.green() % 2;
        int otherGreenPlace = order.otherGreen() % 2;
        int bluePlace = order.blue() % 2;
        int cells = Math.ceilDiv(format.widthPx(), columnStep);
        for (int cell = 0; cell < cells; cell++) {
            int to = CHANNELS * cell;
            int at = 2 * cell;
            rgb[to] = SCALE * red[at + redPlace];
            rgb[to + 1] = green[at + greenPlace] + otherGreen[at + otherGreenPlace];
            rgb[to + 2] = SCALE * blue[at + bluePlace];
        }
    }

    @Override
    public void readPeaks(int y, int[] peaks) {
        fetch(y, 1);
        int[] upper = samples[0];
        int[] lower = samples[1];
        for (int cell = 0; cell < format.widthPx(); cell++) {
            int at = 2 * cell;
            peaks[cell] = SCALE * Math.max(Math.max(upper[at], upper[at + 1]), Math.max(lower[at], lower[at + 1]));
        }
    }

    private void fetch(int y, int columnStep) {
        for (int row = 0; row < samples.length; row++) {
            pixels.get(start + (2 * y + row) * format.strideBytes(), bytes);
            format.coding().readPairs(bytes, columnStep, samples[row]);
        }
    }
}
