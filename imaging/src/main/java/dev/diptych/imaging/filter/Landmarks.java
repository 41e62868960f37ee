package dev.diptych.imaging.filter;

import java.util.Arrays;

/**
 * A handful of colours that stand for all colours of a picture: k-means (the choice Zhang and Kwok 2008 give bounds
 * for) over the picture's colour histogram.
 * <p>
 * In a film they must not jump with the sensor's noise. So the means start from the same fixed colours in every
 * picture, and the histogram shares each pixel linearly among the eight nearest nodes of a fixed lattice: a small
 * change of a pixel is a small change of the histogram. Roots of the counts are the weights, so that a small patch of
 * a rare colour is represented too.
 */
final class Landmarks {
    static final int COUNT = 14;
    private static final int LATTICE = 9;
    private static final int ROUNDS = 4;
    private static final float[][] SEEDS = seeds();

    private final float[][] colours = new float[COUNT][3];
    private final float[] histogram = new float[LATTICE * LATTICE * LATTICE];
    private final float[][] sums = new float[COUNT][4];

    private static float[][] seeds() {
        float[][] seeds = new float[COUNT][];
        int greys = 6;
        for (int i = 0; i < greys; i++) {
            float grey = (float) i / (greys - 1);
            seeds[i] = new float[]{grey, grey, grey};
        }
        for (int i = greys; i < COUNT; i++) {
            float value = i % 2 == 0 ? 0.35f : 0.65f;
            double hue = 2 * Math.PI * (i - greys) / (COUNT - greys);
            seeds[i] = new float[]{(float) (value + 0.25 * Math.cos(hue)),
                (float) (value + 0.25 * Math.cos(hue - 2 * Math.PI / 3)),
                (float) (value + 0.25 * Math.cos(hue + 2 * Math.PI / 3))};
        }
        return seeds;
    }

    /** {@link #COUNT} colours {red, green, blue}, the same arrays at every call. */
    float[][] of(float[] planes, int width, int height, int step) {
        fillHistogram(planes, width, height, step);
        for (int k = 0; k < COUNT; k++) {
            System.arraycopy(SEEDS[k], 0, colours[k], 0, 3);
        }
        for (int round = 0; round < ROUNDS; round++) {
            improve();
        }
        return colours;
    }

    private void fillHistogram(float[] planes, int width, int height, int step) {
        Arrays.fill(histogram, 0);
        int pixels = width * height;
        for (int y = step / 2; y < height; y += step) {
            for (int x = step / 2; x < width; x += step) {
                int i = y * width + x;
                share(planes[i], planes[pixels + i], planes[2 * pixels + i]);
            }
        }
        for (int i = 0; i < histogram.length; i++) {
            histogram[i] = (float) Math.sqrt(histogram[i]);
        }
    }

    private void share(float red, float green, float blue) {
        float r = Math.clamp(red, 0f, 1f) * (LATTICE - 1);
        float g = Math.clamp(green, 0f, 1f) * (LATTICE - 1);
        float b = Math.clamp(blue, 0f, 1f) * (LATTICE - 1);
        int i = Math.min((int) r, LATTICE - 2);
        int j = Math.min((int) g, LATTICE - 2);
        int k = Math.min((int) b, LATTICE - 2);
        for (int corner = 0; corner < 8; corner++) {
            int di = corner & 1;
            int dj = corner >> 1 & 1;
            int dk = corner >> 2;
            float weight = (1 - Math.abs(r - i - di)) * (1 - Math.abs(g - j - dj)) * (1 - Math.abs(b - k - dk));
            histogram[((i + di) * LATTICE + j + dj) * LATTICE + k + dk] += weight;
        }
    }

    private void improve() {
        for (float[] sum : sums) {
            Arrays.fill(sum, 0);
        }
        for (int node = 0; node < histogram.length; node++) {
            float weight = histogram[node];
            if (weight > 0) {
                float red = (float) (node / (LATTICE * LATTICE)) / (LATTICE - 1);
                float green = (float) (node / LATTICE % LATTICE) / (LATTICE - 1);
                float blue = (float) (node % LATTICE) / (LATTICE - 1);
                float[] sum = sums[nearest(red, green, blue)];
                sum[0] += weight * red;
                sum[1] += weight * green;
                sum[2] += weight * blue;
                sum[3] += weight;
            }
        }
        for (int k = 0; k < COUNT; k++) {
            // A colour nobody is nearest to stays where it was.
            if (sums[k][3] > 0) {
                for (int channel = 0; channel < 3; channel++) {
                    colours[k][channel] = sums[k][channel] / sums[k][3];
                }
            }
        }
    }

    private int nearest(float red, float green, float blue) {
        int best = 0;
        float bestDistance2 = Float.MAX_VALUE;
        for (int k = 0; k < COUNT; k++) {
            float[] colour = colours[k];
            float distance2 = (colour[0] - red) * (colour[0] - red) + (colour[1] - green) * (colour[1] - green)
                    + (colour[2] - blue) * (colour[2] - blue);
            if (distance2 < bestDistance2) {
                bestDistance2 = distance2;
                best = k;
            }
        }
        return best;
    }
}
