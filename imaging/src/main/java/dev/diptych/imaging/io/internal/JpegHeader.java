package dev.diptych.imaging.io.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the JDK's JPEG reader does not say before it decodes: the number of colour components (ITU-T T.81, B.2.2) and the
 * orientation that the camera noted (Exif 2.32, tag 0x0112).
 *
 * @param components 1 for grey, 3 for colour, 4 for CMYK; 0 if no frame header was found
 * @param orientation 1 (upright) to 8; 1 if none is noted
 */
public record JpegHeader(int components, int orientation) {
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int ORIENTATION_TAG = 0x0112;

    /** Walks the marker segments up to the first scan; stops quietly where they make no sense. */
    public static JpegHeader of(byte[] jpeg) {
        int components = 0;
        int orientation = 1;
        int at = 2;
        while (at + 4 <= jpeg.length && (jpeg[at] & 0xff) == 0xff) {
            int marker = jpeg[at + 1] & 0xff;
            if (marker == 0xff) {
                at++;
                continue;
            }
            int length = ((jpeg[at + 2] & 0xff) << 8) | (jpeg[at + 3] & 0xff);
            int end = at + 2 + length;
            if (marker == 0xda || length < 2 || end > jpeg.length) {
                break;
            }
            if (isFrame(marker) && length >= 8) {
                components = jpeg[at + 9] & 0xff;
            } else if (marker == 0xe1) {
                orientation = orientation(jpeg, at + 4, end, orientation);
            }
            at = end;
        }
        return new JpegHeader(components, orientation);
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /** The orientation in an Exif segment's first directory, or {@code otherwise}. */
    private static int orientation(byte[] jpeg, int from, int to, int otherwise) {
        int tiff = from + EXIF.length;
        if (to - tiff < 8 || !Arrays.equals(jpeg, from, tiff, EXIF, 0, EXIF.length)) {
            return otherwise;
        }
        ByteBuffer segment = ByteBuffer.wrap(jpeg, tiff, to - tiff).slice();
        segment.order(segment.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = segment.getInt(4) & 0xffffffffL;
        if (directory + 2 > segment.capacity()) {
            return otherwise;
        }
        int entries = segment.getShort((int) directory) & 0xffff;
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + 12L * i;
            if (entry + 12 > segment.capacity()) {
                break;
            }
            int value = segment.getShort((int) entry + 8) & 0xffff;
            if ((segment.getShort((int) entry) & 0xffff) == ORIENTATION_TAG && value >= 1 && value <= 8) {
                return value;
            }
        }
        return otherwise;
    }
}
