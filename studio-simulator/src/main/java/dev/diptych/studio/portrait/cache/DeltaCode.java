package dev.diptych.studio.portrait.cache;

import java.util.Arrays;

/**
 * Pixels as differences to the pixel on the left: smooth walls and empty surroundings need one byte a value instead of
 * two. Differences are zigzag numbers of seven bits a byte, the lowest first, as in Protocol Buffers' varints.
 */
final class DeltaCode {
    private static final int CHANNELS = 3;
    private static final int MOST_BYTES = 3;

    private DeltaCode() {
    }

    static byte[] encode(short[] rgb) {
        byte[] code = new byte[Math.multiplyExact(MOST_BYTES, rgb.length)];
        int at = 0;
        for (int i = 0; i < rgb.length; i++) {
            int difference = (short) (rgb[i] - (i < CHANNELS ? 0 : rgb[i - CHANNELS]));
            int left = ((difference << 1) ^ (difference >> 31)) & 0xffff;
            while (left > 0x7f) {
                code[at++] = (byte) (left | 0x80);
                left >>>= 7;
            }
            code[at++] = (byte) left;
        }
        return Arrays.copyOf(code, at);
    }

    /** Reads {@code values} values from {@code offset} on; the bytes must be as {@link #encode} wrote them. */
    static short[] decode(byte[] code, int offset, int values) {
        short[] rgb = new short[values];
        int at = offset;
        for (int i = 0; i < values; i++) {
            int zigzag = code[at++];
            if (zigzag < 0) {
                zigzag = (zigzag & 0x7f) | (code[at] << 7);
                if (code[at++] < 0) {
                    zigzag = (zigzag & 0x3fff) | (code[at++] << 14);
                }
            }
            int difference = (zigzag >>> 1) ^ -(zigzag & 1);
            rgb[i] = (short) (difference + (i < CHANNELS ? 0 : rgb[i - CHANNELS]));
        }
        return rgb;
    }
}
