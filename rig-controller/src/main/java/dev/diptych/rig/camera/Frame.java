package dev.diptych.rig.camera;

import java.nio.ByteBuffer;

/** One frame as the camera gave it. Its metadata cost nothing; its pixels are fetched when asked for. */
public interface Frame {
    FrameMetadata metadata();

    PixelFormat format();

    /** The camera's own bytes, read-only, positioned at the first pixel. */
    ByteBuffer pixels();
}
