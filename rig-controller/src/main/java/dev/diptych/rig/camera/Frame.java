package dev.diptych.rig.camera;

import java.nio.ByteBuffer;
import java.util.Map;

/** One frame as the camera gave it. Its metadata cost nothing; its pixels are fetched when asked for. */
public interface Frame {
    FrameMetadata metadata();

    PixelFormat format();

    /**
     * The camera's own bytes, read-only, positioned at the first pixel: {@link PixelFormat#frameBytes()} of them, of
     * which the padding of the last row may be missing ({@link PixelFormat#leastBytes()}).
     */
    ByteBuffer pixels();

    /**
     * Nobody looks at this frame any more: a driver that lends its buffers may have this one back. What was taken from
     * the frame before stays valid, a frame that is never released costs its driver a copy.
     */
    default void release() {
    }

    /** What else the camera said of this frame, by its own names; empty if nothing. */
    default Map<String, String> cameraMetadata() {
        return Map.of();
    }

    /** Mean light row by row. A driver that need not fetch all pixels for some of them says so here. */
    default RowMeans rowMeans(RowSampling sampling) {
        return RowMeans.of(pixels(), format(), sampling);
    }
}
