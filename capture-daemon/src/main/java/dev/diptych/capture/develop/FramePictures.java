package dev.diptych.capture.develop;

import dev.diptych.imaging.Linear16Image;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.PixelRows;

/** A camera frame's bytes as an image type. */
public final class FramePictures {
    private static final int WHITE = 0xffff;

    private FramePictures() {
    }

    /** A frame whose values are an image type's already, as they are. */
    public static Linear16Image unchanged(Frame frame, PixelFormat.LinearRgb16 format) {
        short[] rgb = new short[Math.multiplyExact(3, format.widthPx() * format.heightPx())];
        frame.pixels().asShortBuffer().get(rgb);
        return new Linear16Image(format.widthPx(), format.heightPx(), rgb, format.blackLevel(), format.whiteLevel());
    }

    /**
     * A frame's light.
     *
     * @param gains of a raw frame's red and blue; other frames are not changed
     */
    static Linear16Image linear(Frame frame, WhiteBalance gains) {
        return switch (frame.format()) {
            case PixelFormat.LinearRgb16 format -> unchanged(frame, format);
            case PixelFormat.Bayer raw -> scaled(frame, gains.red(), gains.blue());
            case PixelFormat.Rgb8 processed -> scaled(frame, 1, 1);
            case PixelFormat.Yuyv processed -> scaled(frame, 1, 1);
        };
    }

    /** The whole range from no light to saturation in 65535 steps; what the gains raise above is clipped. */
    private static Linear16Image scaled(Frame frame, double redGain, double blueGain) {
        PixelFormat format = frame.format();
        PixelRows rows = PixelRows.of(frame);
        float green = (float) WHITE / (rows.whiteLevel() - rows.blackLevel());
        float red = (float) redGain * green;
        float blue = (float) blueGain * green;
        int rowLength = PixelRows.CHANNELS * format.widthPx();
        int[] codes = new int[rowLength];
        short[] rgb = new short[Math.multiplyExact(rowLength, format.heightPx())];
        for (int y = 0; y < format.heightPx(); y++) {
            rows.read(y, 1, codes);
            for (int from = 0,
                    to = y * rowLength; from < rowLength; from += PixelRows.CHANNELS, to += PixelRows.CHANNELS) {
                rgb[to] = scaled(codes[from] - rows.blackLevel(), red);
                rgb[to + 1] = scaled(codes[from + 1] - rows.blackLevel(), green);
                rgb[to + 2] = scaled(codes[from + 2] - rows.blackLevel(), blue);
            }
        }
        return new Linear16Image(format.widthPx(), format.heightPx(), rgb, 0, WHITE);
    }

    private static short scaled(int code, float factor) {
        return (short) Math.clamp(Math.round(code * factor), 0, WHITE);
    }
}
