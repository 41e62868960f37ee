package dev.diptych.rig.camera;

/** How a frame's bytes are to be read. */
public sealed interface PixelFormat {
    int widthPx();

    int heightPx();

    /**
     * Interleaved red, green and blue, unsigned 16 bits each in big-endian order, proportional to light above black.
     *
     * @param blackLevel code value without light
     * @param whiteLevel code value at saturation
     */
    record LinearRgb16(int widthPx, int heightPx, int blackLevel, int whiteLevel) implements PixelFormat {}
}
