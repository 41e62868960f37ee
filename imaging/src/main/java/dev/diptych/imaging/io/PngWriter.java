package dev.diptych.imaging.io;

import dev.diptych.imaging.Srgb8Image;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes 8-bit RGB PNG (ISO/IEC 15948), marked as sRGB. Made for speed on photographs: one fixed filter (Up) and light
 * compression, several times faster than a writer that tries every filter, for files about a tenth larger.
 */
public final class PngWriter {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int COMPRESSION_LEVEL = 2;
    private static final byte FILTER_UP = 2;
    private static final int CHUNK_BYTES = 1 << 16;
    private static final byte[] PERCEPTUAL_INTENT = {0};

    private PngWriter() {
    }

    /** The file's bytes. */
    public static byte[] encode(Srgb8Image image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(image.rgb().length / 2 + 1024);
        try {
            write(image, bytes);
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return bytes.toByteArray();
    }

    /** Writes the picture; the stream stays open. */
    public static void write(Srgb8Image image, OutputStream out) throws IOException {
        out.write(SIGNATURE);
        byte[] header = ByteBuffer.allocate(13)
                .putInt(image.width())
                .putInt(image.height())
                .put((byte) 8)
                .put((byte) 2)
                .array();
        writeChunk(out, "IHDR", header, header.length);
        writeChunk(out, "sRGB", PERCEPTUAL_INTENT, 1);
        writeRows(image, out);
        writeChunk(out, "IEND", header, 0);
        out.flush();
    }

    private static void writeRows(Srgb8Image image, OutputStream out) throws IOException {
        Deflater deflater = new Deflater(COMPRESSION_LEVEL);
        try {
            int rowBytes = image.width() * 3;
            byte[] rgb = image.rgb();
            byte[] row = new byte[rowBytes + 1];
            byte[] chunk = new byte[CHUNK_BYTES];
            int filled = 0;
            row[0] = FILTER_UP;
            for (int y = 0; y < image.height(); y++) {
                int start = y * rowBytes;
                for (int i = 0; i < rowBytes; i++) {
                    row[i + 1] = (byte) (rgb[start + i] - (y == 0 ? 0 : rgb[start + i - rowBytes]));
                }
                deflater.setInput(row);
                if (y == image.height() - 1) {
                    deflater.finish();
                }
                while (!deflater.needsInput() || (y == image.height() - 1 && !deflater.finished())) {
                    filled += deflater.deflate(chunk, filled, CHUNK_BYTES - filled);
                    if (filled == CHUNK_BYTES) {
                        writeChunk(out, "IDAT", chunk, filled);
                        filled = 0;
                    }
                }
            }
            writeChunk(out, "IDAT", chunk, filled);
        } finally {
            deflater.end();
        }
    }

    private static void writeChunk(OutputStream out, String type, byte[] data, int length) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(data, 0, length);
        out.write(ByteBuffer.allocate(8).putInt(length).put(name).array());
        out.write(data, 0, length);
        out.write(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }
}
