package dev.diptych.imaging.io;

import dev.diptych.imaging.Srgb8Image;
import java.util.Random;

/** Made-up pictures for reading and writing. */
final class TestPictures {
    private TestPictures() {
    }

    /** Smooth colour with some noise, so that no codec finds it trivial. */
    static Srgb8Image textured(int width, int height) {
        Random random = new Random(7);
        Srgb8Image image = new Srgb8Image(width, height);
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < 3; channel++, i++) {
                    double tone = 128 + 90 * Math.sin(x / (7.0 + channel) + y / 11.0);
                    image.rgb()[i] = (byte) Math.clamp(Math.round(tone) + random.nextInt(-9, 10), 0, 255);
                }
            }
        }
        return image;
    }

    /** Four flat quarters: red, green, blue, white, from the top left in reading order. */
    static Srgb8Image quarters(int width, int height) {
        int[] colours = {0xff0000, 0x00ff00, 0x0000ff, 0xffffff};
        Srgb8Image image = new Srgb8Image(width, height);
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i += 3) {
                int colour = colours[2 * (2 * y / height) + 2 * x / width];
                image.rgb()[i] = (byte) (colour >> 16);
                image.rgb()[i + 1] = (byte) (colour >> 8);
                image.rgb()[i + 2] = (byte) colour;
            }
        }
        return image;
    }
}
