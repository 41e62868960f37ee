package dev.diptych.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RenderingTest {
    @Test
    void linearLightIsScaledAboveTheBlackLevelAndClipped() {
        short[] values = {100, 0, 600, 1100, 2100, (short) 60_000};
        Linear16Image linear = new Linear16Image(2, 1, values, 100, 1100);

        Srgb8Image once = LinearRendering.toSrgb(linear, 1);
        Srgb8Image twice = LinearRendering.toSrgb(linear, 2);

        assertArrayEquals(new byte[]{0, 0, (byte) 188, (byte) 255, (byte) 255, (byte) 255}, once.rgb());
        assertEquals(255, twice.at(0, 0, 2));
    }

    @Test
    void negativeGainIsRefused() {
        Linear16Image linear = new Linear16Image(1, 1, new short[3], 0, 1);

        assertThrows(IllegalArgumentException.class, () -> LinearRendering.toSrgb(linear, -1));
    }

    @Test
    void lumaWeighsGreenMost() {
        byte[] rgb = {(byte) 255, 0, 0, 0, (byte) 255, 0, 0, 0, (byte) 255};

        Plane luma = Luminance.ofSrgb(new Srgb8Image(3, 1, rgb));

        assertArrayEquals(new float[]{76.245f, 149.685f, 29.07f}, luma.values(), 1e-3f);
    }

    @Test
    void warpByWholePixelsCopiesAndRepeatsTheEdge() {
        Srgb8Image ramp = ramp(8, 6);

        Srgb8Image shifted = Warp.bicubic(ramp, Affine.translation(3, 1), 8, 6);

        assertEquals(ramp.at(3, 1, 0), shifted.at(0, 0, 0));
        assertEquals(ramp.at(6, 4, 1), shifted.at(3, 3, 1));
        assertEquals(ramp.at(7, 5, 2), shifted.at(7, 5, 2));
    }

    @Test
    void warpBetweenPixelsKeepsARampStraight() {
        Srgb8Image ramp = ramp(12, 12);

        Srgb8Image shifted = Warp.bicubic(ramp, Affine.translation(0.5, 0), 12, 12);

        assertEquals((ramp.at(5, 5, 0) + ramp.at(6, 5, 0)) / 2.0, shifted.at(5, 5, 0), 0.51);
    }

    @Test
    void warpFarOutsideShowsTheCorner() {
        Srgb8Image far = Warp.bicubic(ramp(8, 6), Affine.translation(-1e12, -1e12), 2, 2);

        assertEquals(ramp(8, 6).at(0, 0, 0), far.at(1, 1, 0));
    }

    private static Srgb8Image ramp(int width, int height) {
        Srgb8Image image = new Srgb8Image(width, height);
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < 3; channel++, i++) {
                    image.rgb()[i] = (byte) (10 + 9 * x + 4 * y + 20 * channel);
                }
            }
        }
        return image;
    }
}
