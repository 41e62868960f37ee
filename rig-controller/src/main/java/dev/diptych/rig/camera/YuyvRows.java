package dev.diptych.rig.camera;

import java.nio.ByteBuffer;

/**
 * Packed Y0 Cb Y1 Cr as light: by ITU-R BT.601 (2.5.1 to 2.5.3, solved for red, green and blue) to sRGB codes, clipped
 * to 0 to 255 and rounded, and these as {@link SrgbCodes} has them.
 */
final class YuyvRows implements PixelRows {
    private static final double RED_WEIGHT = 0.299;
    private static final double GREEN_WEIGHT = 0.587;
    private static final double BLUE_WEIGHT = 0.114;
    private static final int BLACK_LUMA = 16;
    private static final int WHITE_LUMA = 235;
    private static final int NO_CHROMA = 128;
    /** Codes from the least chroma, 16, to the greatest, 240. */
    private static final int CHROMA_CODES = 224;

    /** The bytes of a pair of pixels. */
    private static final int PAIR_BYTES = 2 * PixelFormat.Yuyv.PIXEL_BYTES;
    private static final int CB = 1;
    private static final int CR = 3;

    /** What each byte adds to a channel's code, in fractions of it so small that only their sum is rounded. */
    private static final int FRACTION_BITS = 16;
    private static final int HALF = 1 << (FRACTION_BITS - 1);
    private static final int[] LUMA = new int[256];
    private static final int[] RED_OF_CR = new int[256];
    private static final int[] GREEN_OF_CB = new int[256];
    private static final int[] GREEN_OF_CR = new int[256];
    private static final int[] BLUE_OF_CB = new int[256];

    static {
        double redFactor = 2 * (1 - RED_WEIGHT);
        double blueFactor = 2 * (1 - BLUE_WEIGHT);
        for (int code = 0; code < LUMA.length; code++) {
            double chroma = (code - NO_CHROMA) / (double) CHROMA_CODES;
            LUMA[code] = fractions((code - BLACK_LUMA) / (double) (WHITE_LUMA - BLACK_LUMA));
            RED_OF_CR[code] = fractions(redFactor * chroma);
            GREEN_OF_CB[code] = fractions(-blueFactor * BLUE_WEIGHT / GREEN_WEIGHT * chroma);
            GREEN_OF_CR[code] = fractions(-redFactor * RED_WEIGHT / GREEN_WEIGHT * chroma);
            BLUE_OF_CB[code] = fractions(blueFactor * chroma);
        }
    }

    private final ByteBuffer pixels;
    private final PixelFormat.Yuyv format;
    private final int start;
    private final byte[] row;

    YuyvRows(ByteBuffer pixels, PixelFormat.Yuyv format) {
        this.pixels = pixels;
        this.format = format;
        start = pixels.position();
        row = new byte[PixelFormat.Yuyv.PIXEL_BYTES * format.widthPx()];
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
        int step = PixelFormat.Yuyv.PIXEL_BYTES * columnStep;
        for (int at = 0, to = 0; at < row.length; at += step, to += CHANNELS) {
            int pair = at & -PAIR_BYTES;
            int luma = LUMA[row[at] & 0xff];
            int cb = row[pair + CB] & 0xff;
            int cr = row[pair + CR] & 0xff;
            rgb[to] = light(luma + RED_OF_CR[cr]);
            rgb[to + 1] = light(luma + GREEN_OF_CB[cb] + GREEN_OF_CR[cr]);
            rgb[to + 2] = light(luma + BLUE_OF_CB[cb]);
        }
    }

    /** The greatest of the channels: the camera's own samples are not to be had from them. */
    @Override
    public void readPeaks(int y, int[] peaks) {
        fetch(y);
        for (int x = 0, at = 0; at < row.length; x += 2, at += PAIR_BYTES) {
            int cb = row[at + CB] & 0xff;
            int cr = row[at + CR] & 0xff;
            int chroma = Math.max(RED_OF_CR[cr], Math.max(GREEN_OF_CB[cb] + GREEN_OF_CR[cr], BLUE_OF_CB[cb]));
            peaks[x] = light(LUMA[row[at] & 0xff] + chroma);
            peaks[x + 1] = light(LUMA[row[at + PixelFormat.Yuyv.PIXEL_BYTES] & 0xff] + chroma);
        }
    }

    private void fetch(int y) {
        pixels.get(start + y * format.strideBytes(), row);
    }

    private static int light(int fractions) {
        return SrgbCodes.light(Math.clamp((fractions + HALF) >> FRACTION_BITS, 0, SrgbCodes.LARGEST));
    }

    /** @param part of the whole range of a channel's codes */
    private static int fractions(double part) {
        return (int) Math.round(part * SrgbCodes.LARGEST * (1 << FRACTION_BITS));
    }
}
