package dev.diptych.capture.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.diptych.capture.develop.DeliveredFrame;
import dev.diptych.capture.develop.FramePictures;
import dev.diptych.imaging.LinearRendering;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.PixelFormat;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameRenderingTest {
    private static final PixelFormat.LinearRgb16 FORMAT = new PixelFormat.LinearRgb16(20, 10, 64, 4095);

    /** Some codes lie below black and above white. */
    private static Frame frame(long seed) {
        Random random = new Random(seed);
        ByteBuffer bytes = ByteBuffer.allocate(20 * 10 * 3 * Short.BYTES);
        while (bytes.hasRemaining()) {
            bytes.putShort((short) random.nextInt(5000));
        }
        return new DeliveredFrame(FORMAT, bytes.array(), Map.of());
    }

    @Test
    void everyFrameIsRenderedAsThoseOfPairsAre() {
        FrameRendering rendering = new FrameRendering();
        Srgb8Image picture = new Srgb8Image(20, 10);

        for (long seed = 1; seed <= 2; seed++) {
            rendering.render(frame(seed), picture);

            assertArrayEquals(LinearRendering.toSrgb(FramePictures.unchanged(frame(seed), FORMAT), 1).rgb(),
                    picture.rgb());
        }
    }
}
