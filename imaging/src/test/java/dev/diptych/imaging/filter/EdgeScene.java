package dev.diptych.imaging.filter;

import dev.diptych.imaging.SrgbPlanes;
import java.util.Random;

/** A drawn picture with what an edge-preserving filter must tell apart: edges, shading, stripes and bright spots. */
final class EdgeScene {
    private EdgeScene() {
    }

    static SrgbPlanes picture(int width, int height) {
        SrgbPlanes scene = new SrgbPlanes(width, height);
        int pixels = width * height;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double u = (x + 0.5) / width;
                double v = (y + 0.5) / height;
                boolean disc = Math.hypot(u - 0.45, v - 0.5) < 0.3;
                boolean spot = Math.hypot(u - 0.38, v - 0.4) < 0.05;
                boolean stripes = u > 0.8 && (int) (v * 12) % 2 == 0;
                double shade = 0.7 + 0.3 * Math.cos(3 * (u - v));
                int i = y * width + x;
                float[] values = scene.values();
                values[i] = (float) (spot ? 0.98 : disc ? 0.85 * shade : stripes ? 0.9 : 0.1 + 0.1 * v);
                values[pixels + i] = (float) (spot ? 0.97 : disc ? 0.6 * shade : stripes ? 0.2 : 0.25 * u);
                values[2 * pixels + i] = (float) (spot ? 0.95 : disc ? 0.45 * shade : stripes ? 0.15 : 0.3 * shade);
            }
        }
        return noisy(scene, 0);
    }

    /** The picture with noise of standard deviation 0.01, clipped to 0..1. */
    static SrgbPlanes noisy(SrgbPlanes picture, long seed) {
        Random random = new Random(seed);
        SrgbPlanes noisy = new SrgbPlanes(picture.width(), picture.height());
        for (int i = 0; i < noisy.values().length; i++) {
            noisy.values()[i] = (float) Math.clamp(picture.values()[i] + 0.01 * random.nextGaussian(), 0.0, 1.0);
        }
        return noisy;
    }

    static double psnr(SrgbPlanes expected, SrgbPlanes actual) {
        double squares = 0;
        for (int i = 0; i < expected.values().length; i++) {
            double error = expected.values()[i] - actual.values()[i];
            squares += error * error;
        }
        return -10 * Math.log10(squares / expected.values().length);
    }
}
