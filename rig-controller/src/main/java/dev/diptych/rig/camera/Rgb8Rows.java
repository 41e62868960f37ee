package dev.diptych.rig.camera;

import java.nio.ByteBuffer;

/** The camera's sRGB codes as light. */
final class Rgb8Rows implements PixelRows {
    private final ByteBuffer pixels;
    private final PixelFormat.Rgb8 format;
    private final int start;
    private final byte[] row;

    Rgb8Rows(ByteBuffer pixels, PixelFormat.Rgb8 format) {
        this.pixels = pixels;
        this.format = format;
        start = pixels.position();
        row = new byte[format.order().pixelBytes() * format.widthPx()];
    }

    @Override
    public int blackLevel() {
        return 0;
    }

    @Override
    public int whiteLevel() {
        return SrgbCodes.WHITE;
    }

    @Override
    public void read(int y, int columnStep, int[] rgb) {
        fetch(y);
        ChannelOrder order = format.order();
        int step = order.pixelBytes() * columnStep;
        for (int at = 0, to = 0; at < row.length; at += step, to += CHANNELS) {
            rgb[to] = SrgbCodes.light(row[at + order.red()] & 0xff);
            rgb[to + 1] = SrgbCodes.light(row[at + ChannelOrder.GREEN] & 0xff);
            rgb[to + 2] = SrgbCodes.light(row[at + order.blue()] & 0xff);
        }
    }

    @Override
    public void readPeaks(int y, int[] peaks) {
        fetch(y);
        int step = format.order().pixelBytes();
        for (int x = 0, at = 0; at < row.length; x++, at += step) {
            // In all orders the channels are the first three bytes.
            peaks[x] = SrgbCodes.light(Math.max(row[at] & 0xff, Math.max(row[at + 1] & 0xff, row[at + 2] & 0xff)));
        }
    }

    private void fetch(int y) {
        pixels.get(start + y * format.strideBytes(), row);
    }
}
