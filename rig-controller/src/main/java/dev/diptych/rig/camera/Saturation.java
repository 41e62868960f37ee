package dev.diptych.rig.camera;

import java.nio.ByteBuffer;

/** How much of a frame is saturated. */
public final class Saturation {
    private static final int CHANNELS = 3;

    private Saturation() {
    }

    /** Share of pixels of which a channel is within a thousandth of saturation. */
    public static double ratioOf(Frame frame) {
        return switch (frame.format()) {
            case PixelFormat.LinearRgb16 format -> ratioOf(frame.pixels(), format);
        };
    }

    private static double ratioOf(ByteBuffer pixels, PixelFormat.LinearRgb16 format) {
        int limit = format.whiteLevel() - (format.whiteLevel() - format.blackLevel()) / 1000;
        int count = format.widthPx() * format.heightPx();
        int at = pixels.position();
        long saturated = 0;
        for (int pixel = 0; pixel < count; pixel++) {
            boolean any = false;
            for (int channel = 0; channel < CHANNELS; channel++, at += Short.BYTES) {
                any |= (pixels.getShort(at) & 0xffff) >= limit;
            }
            saturated += any ? 1 : 0;
        }
        return saturated / (double) count;
    }
}
