package dev.diptych.rig.camera;

import java.nio.ByteBuffer;

/** A frame's mean light over all pixels and channels: 0 at the black level, 1 at saturation, before any gain. */
public final class LinearMean {
    private LinearMean() {
    }

    public static double of(Frame frame) {
        return switch (frame.format()) {
            case PixelFormat.LinearRgb16 format -> of(frame.pixels(), format);
        };
    }

    private static double of(ByteBuffer pixels, PixelFormat.LinearRgb16 format) {
        long values = 3L * format.widthPx() * format.heightPx();
        ByteBuffer view = pixels.duplicate();
        long sum = 0;
        for (long i = 0; i < values; i++) {
            sum += view.getShort() & 0xffff;
        }
        return (sum / (double) values - format.blackLevel()) / (format.whiteLevel() - format.blackLevel());
    }
}
