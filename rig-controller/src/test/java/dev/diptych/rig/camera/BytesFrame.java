package dev.diptych.rig.camera;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** A frame of bytes as a driver gives them: in memory that is not Java's, and not from its beginning. */
record BytesFrame(PixelFormat format, byte[] bytes) implements Frame {
    private static final int BEFORE = 3;

    /** @param hex with blanks wherever they help */
    static BytesFrame ofHex(PixelFormat format, String hex) {
        return new BytesFrame(format, HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    @Override
    public FrameMetadata metadata() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ByteBuffer pixels() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BEFORE + bytes.length);
        return buffer.put(BEFORE, bytes).position(BEFORE).asReadOnlyBuffer();
    }

    /** Red, green and blue of all pixels of a row. */
    int[] row(int y) {
        return row(y, 1);
    }

    int[] row(int y, int columnStep) {
        int[] rgb = new int[3 * Math.ceilDiv(format.widthPx(), columnStep)];
        PixelRows.of(this).read(y, columnStep, rgb);
        return rgb;
    }

    int[] peaks(int y) {
        int[] peaks = new int[format.widthPx()];
        PixelRows.of(this).readPeaks(y, peaks);
        return peaks;
    }
}
