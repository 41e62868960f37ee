package dev.diptych.capture.develop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.imaging.Linear16Image;
import dev.diptych.imaging.LinearRendering;
import dev.diptych.rig.camera.CfaOrder;
import dev.diptych.rig.camera.ChannelOrder;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.SampleCoding;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FramePicturesTest {
    private static final WhiteBalance GAINS = new WhiteBalance(2, 1.5, true);

    @Test
    void aRawFrameIsBalancedAndClipped() {
        // Cells of 10 20 / 30 40 above black 50, then of white, then of what lies below black.
        byte[] samples = {60, 70, (byte) 250, (byte) 250, 40, 40, 80, 90, (byte) 250, (byte) 250, 40, 40};
        PixelFormat format = new PixelFormat.Bayer(3, 1, CfaOrder.BGGR, SampleCoding.BITS_8, 6, 50, 250);

        Linear16Image picture = linear(format, samples, GAINS);

        assertEquals(3, picture.width());
        assertEquals(1, picture.height());
        assertPixel(picture, 0, 2 * 40 / 200f, 25 / 200f, 1.5f * 10 / 200);
        assertPixel(picture, 1, 1, 1, 1);
        assertPixel(picture, 2, 0, 0, 0);
    }

    @Test
    void aProcessedFrameIsShownAsTheCameraMadeIt() {
        byte[] bytes = new byte[4 * 256];
        byte[] expected = new byte[3 * 256];
        for (int code = 0; code < 256; code++) {
            for (int channel = 0; channel < 3; channel++) {
                int value = (code + 85 * channel) % 256;
                bytes[4 * code + 2 - channel] = (byte) value;
                expected[3 * code + channel] = (byte) value;
            }
        }
        PixelFormat format = new PixelFormat.Rgb8(128, 2, ChannelOrder.BGRX, 512);

        assertArrayEquals(expected, LinearRendering.toSrgb(linear(format, bytes, GAINS), 1).rgb());
    }

    @Test
    void aFrameOfPairsIsShownAsTheCameraMadeIt() {
        byte[] bytes = {(byte) 235, (byte) 128, 16, (byte) 128, (byte) 41, (byte) 240, (byte) 126, 110};

        Linear16Image picture = linear(new PixelFormat.Yuyv(2, 2, 4), bytes, GAINS);

        assertArrayEquals(new byte[]{-1, -1, -1, 0, 0, 0, 0, 0, -1, 99, 99, -1},
                LinearRendering.toSrgb(picture, 1).rgb());
    }

    @Test
    void aLinearFrameKeepsItsValuesAndLevels() {
        Linear16Image picture = linear(new PixelFormat.LinearRgb16(1, 1, 1_024, 65_520),
                new byte[]{1, 2, (byte) 0xff, (byte) 0xfe, 5, 6}, GAINS);

        assertArrayEquals(new short[]{0x0102, (short) 0xfffe, 0x0506}, picture.rgb());
        assertEquals(1_024, picture.blackLevel());
        assertEquals(65_520, picture.whiteLevel());
    }

    private static Linear16Image linear(PixelFormat format, byte[] bytes, WhiteBalance gains) {
        return FramePictures.linear(new DeliveredFrame(format, bytes, Map.of()), gains);
    }

    private static void assertPixel(Linear16Image picture, int x, float... rgb) {
        for (int channel = 0; channel < rgb.length; channel++) {
            assertEquals(rgb[channel], picture.at(x, 0, channel), 0.51f / 65_535, "channel " + channel);
        }
    }
}
