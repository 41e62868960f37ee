package dev.diptych.rig.camera;

import java.nio.ByteBuffer;

/**
 * A frame's pixels row by row, whatever its format: code values proportional to light above {@link #blackLevel}. The one
 * place where a frame's bytes are understood. Keeps rows that it works on: one thread at a time.
 */
public sealed interface PixelRows permits LinearRgb16Rows, BayerRows, Rgb8Rows, YuyvRows {
    int CHANNELS = 3;

    /** @param pixels as {@code format} has them, positioned at the first; its position stays */
    static PixelRows of(ByteBuffer pixels, PixelFormat format) {
        return switch (format) {
            case PixelFormat.LinearRgb16 linear -> new LinearRgb16Rows(pixels, linear);
            case PixelFormat.Bayer bayer -> new BayerRows(pixels, bayer);
            case PixelFormat.Rgb8 rgb -> new Rgb8Rows(pixels, rgb);
            case PixelFormat.Yuyv yuyv -> new YuyvRows(pixels, yuyv);
        };
    }

    static PixelRows of(Frame frame) {
        return of(frame.pixels(), frame.format());
    }

    /** Code value without light, in the scale of the rows, which need not be the camera's. */
    int blackLevel();

    /** Code value at saturation. */
    int whiteLevel();

    /**
     * Red, green and blue of row {@code y}'s pixels 0, {@code columnStep}, 2 {@code columnStep} and so on, one after
     * another from the start of {@code rgb}.
     */
    void read(int y, int columnStep, int[] rgb);

    /** The greatest of the samples that each pixel of row {@code y} is made of: where one is saturated, light is lost. */
    void readPeaks(int y, int[] peaks);

    /** Light of a code value, or of a mean of them: 0 at the black level, 1 at saturation. */
    default double light(double code) {
        return (code - blackLevel()) / (whiteLevel() - blackLevel());
    }
}
