package dev.diptych.capture.develop;

import dev.diptych.imaging.Linear16Image;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.PixelFormat;
import java.nio.ByteBuffer;

/** A camera frame's bytes as an image type. */
public final class FramePictures {
    private FramePictures() {
    }

    public static Linear16Image linear(Frame frame) {
        return switch (frame.format()) {
            case PixelFormat.LinearRgb16 format -> {
                ByteBuffer pixels = frame.pixels();
                short[] rgb = new short[Math.multiplyExact(3, format.widthPx() * format.heightPx())];
                pixels.asShortBuffer().get(rgb);
                yield new Linear16Image(format.widthPx(), format.heightPx(), rgb, format.blackLevel(),
                        format.whiteLevel());
            }
        };
    }

    /** Share of pixels of which a channel is within a thousandth of saturation. */
    static double clippedRatio(Linear16Image image) {
        int limit = image.whiteLevel() - (image.whiteLevel() - image.blackLevel()) / 1000;
        short[] rgb = image.rgb();
        long clipped = 0;
        for (int i = 0; i < rgb.length; i += 3) {
            if ((rgb[i] & 0xffff) >= limit || (rgb[i + 1] & 0xffff) >= limit || (rgb[i + 2] & 0xffff) >= limit) {
                clipped++;
            }
        }
        return clipped / (rgb.length / 3.0);
    }
}
