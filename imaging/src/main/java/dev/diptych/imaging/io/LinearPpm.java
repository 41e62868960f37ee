package dev.diptych.imaging.io;

import dev.diptych.imaging.Linear16Image;
import dev.diptych.imaging.io.internal.PpmHeader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Linear 16-bit pictures as binary PPM (netpbm P6, maximum 65535, big-endian), so that any tool opens them. Comment lines
 * carry what PPM has no field for:
 *
 * <pre>
 * # encoding linear16
 * # black_level 256
 * # white_level 16383
 * </pre>
 */
public final class LinearPpm {
    static final String ENCODING = "encoding linear16";
    private static final String BLACK_LEVEL = "black_level ";
    private static final String WHITE_LEVEL = "white_level ";
    private static final int ROWS_PER_WRITE = 64;

    private LinearPpm() {
    }

    /** The file's bytes. */
    public static byte[] encode(Linear16Image image) {
        byte[] header = header(image);
        ByteBuffer bytes = ByteBuffer.allocate(Math.addExact(header.length, Math.multiplyExact(2, image.rgb().length)));
        bytes.put(header).asShortBuffer().put(image.rgb());
        return bytes.array();
    }

    /** Writes the picture; the stream stays open. */
    public static void write(Linear16Image image, OutputStream out) throws IOException {
        out.write(header(image));
        int valuesPerWrite = image.width() * 3 * ROWS_PER_WRITE;
        ByteBuffer bytes = ByteBuffer.allocate(2 * valuesPerWrite);
        for (int from = 0; from < image.rgb().length; from += valuesPerWrite) {
            int count = Math.min(valuesPerWrite, image.rgb().length - from);
            bytes.asShortBuffer().put(image.rgb(), from, count);
            out.write(bytes.array(), 0, 2 * count);
        }
        out.flush();
    }

    /** Reads what {@link #encode} wrote. */
    public static Linear16Image decode(byte[] bytes) throws ImageReadException {
        return decode(bytes, "The linear PPM");
    }

    /** @param name how the picture is called at the start of a complaint */
    static Linear16Image decode(byte[] bytes, String name) throws ImageReadException {
        if (bytes.length < 2 || bytes[0] != 'P' || bytes[1] != '6') {
            throw new ImageReadException(name + " is not a binary colour PPM: it does not start with P6.");
        }
        PpmHeader header;
        try {
            header = PpmHeader.parse(bytes);
        } catch (PpmHeader.Malformed malformed) {
            throw new ImageReadException(name + " " + malformed.getMessage() + ".", malformed);
        }
        if (header.maximum() != 0xffff || !header.comments().contains(ENCODING)) {
            throw new ImageReadException(
                    name + " is not in linear light: it lacks the maximum 65535 or the comment \"# "
                            + ENCODING + "\".");
        }
        if (bytes.length - header.pixelsAt() < header.pixelBytes()) {
            throw new ImageReadException(name + " is cut off: " + header.width() + "x" + header.height()
                    + " pixels take " + header.pixelBytes() + " bytes, but " + (bytes.length - header.pixelsAt())
                    + " are there; copy it again.");
        }
        int blackLevel = level(header.comments(), BLACK_LEVEL, name);
        int whiteLevel = level(header.comments(), WHITE_LEVEL, name);
        if (whiteLevel <= blackLevel || whiteLevel > 0xffff) {
            throw new ImageReadException(name + " has black level " + blackLevel + " and white level " + whiteLevel
                    + ", but black must be below white and white at most 65535.");
        }
        short[] rgb = new short[header.width() * header.height() * 3];
        ByteBuffer.wrap(bytes, header.pixelsAt(), 2 * rgb.length).asShortBuffer().get(rgb);
        return new Linear16Image(header.width(), header.height(), rgb, blackLevel, whiteLevel);
    }

    private static int level(List<String> comments, String key, String name) throws ImageReadException {
        for (String comment : comments) {
            if (comment.startsWith(key)) {
                String digits = comment.substring(key.length()).strip();
                if (digits.matches("[0-9]{1,5}")) {
                    return Integer.parseInt(digits);
                }
            }
        }
        throw new ImageReadException(name + " lacks the comment \"# " + key + "\" with a number from 0 to 65535.");
    }

    private static byte[] header(Linear16Image image) {
        String text = "P6\n# " + ENCODING + "\n# " + BLACK_LEVEL + image.blackLevel() + "\n# " + WHITE_LEVEL
                + image.whiteLevel() + "\n" + image.width() + " " + image.height() + "\n65535\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
