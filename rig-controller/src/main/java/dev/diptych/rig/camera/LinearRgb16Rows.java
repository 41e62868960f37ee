package dev.diptych.rig.camera;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;

/** The camera's codes as they are. */
final class LinearRgb16Rows implements PixelRows {
    private final PixelFormat.LinearRgb16 format;
    private final ShortBuffer codes;
    private final short[] row;

    LinearRgb16Rows(ByteBuffer pixels, PixelFormat.LinearRgb16 format) {
        this.format = format;
        codes = pixels.asShortBuffer();
        row = new short[CHANNELS * format.widthPx()];
    }

    @Override
    public int blackLevel() {
        return format.blackLevel();
    }

    @Override
    public int whiteLevel() {
        return format.whiteLevel();
    }

    @Override
    public void read(int y, int columnStep, int[] rgb) {
        fetch(y);
        int step = CHANNELS * columnStep;
        for (int at = 0, to = 0; at < row.length; at += step, to += CHANNELS) {
            rgb[to] = row[at] & 0xffff;
            rgb[to + 1] = row[at + 1] & 0xffff;
            rgb[to + 2] = row[at + 2] & 0xffff;
        }
    }

    @Override
    public void readPeaks(int y, int[] peaks) {
        fetch(y);
        for (int x = 0, at = 0; at < row.length; x++, at += CHANNELS) {
            peaks[x] = Math.max(row[at] & 0xffff, Math.max(row[at + 1] & 0xffff, row[at + 2] & 0xffff));
        }
    }

    /** A copy of a row is several times as fast as its values one by one, from memory that is not Java's above all. */
    private void fetch(int y) {
        codes.get(y * row.length, row);
    }
}
