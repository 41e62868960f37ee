package dev.diptych.imaging.registration;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Plane;
import java.util.Arrays;
import java.util.Random;

/** A made-up scene of soft blobs of many sizes on a mid tone, rendered exactly through any affine view. */
final class BlobScene {
    private static final int VALUES_PER_BLOB = 4;
    private final double[] blobs;

    /** Blobs scattered over width x height and a margin about it, denser the larger the area. */
    BlobScene(int width, int height, long seed) {
        Random random = new Random(seed);
        int count = width * height / 150;
        blobs = new double[count * VALUES_PER_BLOB];
        for (int i = 0; i < blobs.length; i += VALUES_PER_BLOB) {
            blobs[i] = random.nextDouble(-0.2, 1.2) * width;
            blobs[i + 1] = random.nextDouble(-0.2, 1.2) * height;
            blobs[i + 2] = 1.5 * Math.pow(6, random.nextDouble());
            blobs[i + 3] = random.nextDouble(-60, 60);
        }
    }

    /** Luma seen when picture pixel p shows the scene's point {@code toScene} p. */
    Plane render(int width, int height, Affine toScene) {
        Affine toPicture = toScene.inverse();
        Plane plane = new Plane(width, height);
        Arrays.fill(plane.values(), 110);
        for (int i = 0; i < blobs.length; i += VALUES_PER_BLOB) {
            double x = toPicture.mapX(blobs[i], blobs[i + 1]);
            double y = toPicture.mapY(blobs[i], blobs[i + 1]);
            double reach = 4 * blobs[i + 2];
            for (int row = (int) Math.max(0, y - reach); row < Math.min(height, y + reach); row++) {
                for (int column = (int) Math.max(0, x - reach); column < Math.min(width, x + reach); column++) {
                    double dx = toScene.mapX(column, row) - blobs[i];
                    double dy = toScene.mapY(column, row) - blobs[i + 1];
                    double squared = (dx * dx + dy * dy) / (blobs[i + 2] * blobs[i + 2]);
                    plane.values()[row * width + column] += (float) (blobs[i + 3] * Math.exp(-0.5 * squared));
                }
            }
        }
        return quantised(plane);
    }

    /** Another light: a smooth field of gain from 0.4 to 1.6 across the frame, then a tone curve. */
    static Plane relit(Plane plane) {
        Plane out = new Plane(plane.width(), plane.height());
        for (int i = 0; i < out.values().length; i++) {
            double x = i % plane.width() / (double) plane.width();
            double y = i / plane.width() / (double) plane.height();
            double gain = 1 + 0.6 * Math.sin(5 * x + 1) * Math.cos(4 * y);
            out.values()[i] = (float) (255 * Math.pow(Math.clamp(plane.values()[i] * gain / 255, 0.0, 1.0), 0.8));
        }
        return quantised(out);
    }

    static Plane inverted(Plane plane) {
        Plane out = new Plane(plane.width(), plane.height());
        for (int i = 0; i < out.values().length; i++) {
            out.values()[i] = (float) (255 * (1 - Math.pow(plane.values()[i] / 255, 0.6)));
        }
        return quantised(out);
    }

    static Plane noisy(Plane plane, double sd, long seed) {
        Random random = new Random(seed);
        Plane out = new Plane(plane.width(), plane.height());
        for (int i = 0; i < out.values().length; i++) {
            out.values()[i] = plane.values()[i] + (float) (sd * random.nextGaussian());
        }
        return quantised(out);
    }

    private static Plane quantised(Plane plane) {
        for (int i = 0; i < plane.values().length; i++) {
            plane.values()[i] = Math.clamp(Math.round(plane.values()[i]), 0, 255);
        }
        return plane;
    }
}
