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
}
