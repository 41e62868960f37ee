package dev.diptych.archive.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** The size that a PNG file (ISO/IEC 15948) states in its first chunk. The pixels are not read. */
record PngHeader(int widthPx, int heightPx) {
    private static final long SIGNATURE = 0x89504e470d0a1a0aL;
    private static final int FIRST_CHUNK = 0x49484452;
    private static final int BYTES = 24;

    /** @throws IOException if the file cannot be read, or is no PNG */
    static PngHeader of(Path file) throws IOException {
        ByteBuffer start;
        try (InputStream in = Files.newInputStream(file)) {
            start = ByteBuffer.wrap(in.readNBytes(BYTES));
        }
        if (start.remaining() < BYTES || start.getLong() != SIGNATURE || start.getInt() < 0
                || start.getInt() != FIRST_CHUNK) {
            throw new IOException("it is no PNG");
        }
        return new PngHeader(start.getInt(), start.getInt());
    }

    boolean isSquareOf(int sidePx) {
        return widthPx == sidePx && heightPx == sidePx;
    }
}
