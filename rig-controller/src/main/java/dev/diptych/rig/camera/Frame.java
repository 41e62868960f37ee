package dev.diptych.rig.camera;

import java.nio.ByteBuffer;

/** One frame as the camera gave it. Its metadata cost nothing; its pixels are fetched when asked for. */
public interface Frame {
    FrameMetadata metadata();

    PixelFormat format();

    /** The camera's own bytes, read-only, positioned at the first pixel. */
    ByteBuffer pixels();

    /** Mean light row by row. A driver that need not fetch all pixels for some of them says so here. */
    default RowMeans rowMeans(RowSampling sampling) {
        return RowMeans.of(pixels(), format(), sampling);
    }
}
