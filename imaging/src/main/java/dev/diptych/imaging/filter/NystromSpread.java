package dev.diptych.imaging.filter;

import java.util.Arrays;

/** Interpolates the mixed sums between cells and combines them at each pixel by its own b_k. */
final class NystromSpread {
    private final BilateralParameters parameters;
    private final RangeKernel kernel;
    private final CellGaussian gaussian;
    private final float[][] row;
    private final float[] weights;
    private final float[][] totals;
    private final ColourRange range;
    private final int[] leftCell;
    private final float[] leftFraction;
    private float[][] upper;
    private float[][] lower;

    NystromSpread(BilateralParameters parameters, RangeKernel kernel, CellGaussian gaussian) {
        this.parameters = parameters;
        this.kernel = kernel;
        this.gaussian = gaussian;
        this.range = new ColourRange(parameters.width());
        this.row = new float[3][parameters.width()];
        this.weights = new float[parameters.width()];
        this.totals = new float[NystromGather.SUMS][parameters.width()];
        this.leftCell = new int[parameters.width()];
        this.leftFraction = new float[parameters.width()];
        int factor = gaussian.factor();
        for (int x = 0; x < parameters.width(); x++) {
            leftCell[x] = (x + factor - factor / 2) / factor;
            leftFraction[x] = factor == 1 ? 0 : ((x + factor / 2) % factor + 0.5f) / factor;
        }
        this.upper = new float[NystromGather.SUMS * Landmarks.COUNT][parameters.width()];
        this.lower = new float[NystromGather.SUMS * Landmarks.COUNT][parameters.width()];
    }

    /** @param mixed sums as {@link CellGaussian#blur} lays them out: one more cell on each side */
    void into(float[] planes, float[][] colours, float[][] mixed, float[] into) {
        range.find(planes);
        int factor = gaussian.factor();
        expand(mixed, 0, lower);
        for (int gridRow = 0; gridRow <= gaussian.rows(); gridRow++) {
            float[][] swap = upper;
            upper = lower;
            lower = swap;
            expand(mixed, gridRow + 1, lower);
            int first = (gridRow - 1) * factor + factor / 2;
            int end = Math.min(parameters.height(), first + factor);
            for (int y = Math.max(0, first); y < end; y++) {
                row(planes, y, colours, factor == 1 ? 0 : (y - first + 0.5f) / factor);
                finish(y, into);
            }
        }
    }

    private void copyRow(float[] planes, int channel, int y) {
        System.arraycopy(planes, channel * parameters.pixels() + y * parameters.width(), row[channel], 0,
                parameters.width());
    }

    private void expand(float[][] mixed, int gridRow, float[][] rows) {
        for (int i = 0; i < mixed.length; i++) {
            expand(mixed[i], gridRow * gaussian.stride(), rows[i]);
        }
    }

    private void expand(float[] plane, int start, float[] wide) {
        for (int x = 0; x < wide.length; x++) {
            int left = start + leftCell[x];
            wide[x] = plane[left] + leftFraction[x] * (plane[left + 1] - plane[left]);
        }
    }

    private void row(float[] planes, int y, float[][] colours, float fraction) {
        for (int channel = 0; channel < 3; channel++) {
            copyRow(planes, channel, y);
        }
        for (float[] total : totals) {
            Arrays.fill(total, 0);
        }
        for (int k = 0; k < Landmarks.COUNT; k++) {
            kernel.row(row, colours[k], weights);
            for (int s = 0; s < NystromGather.SUMS; s++) {
                int i = k * NystromGather.SUMS + s;
                addInterpolated(weights, fraction, upper[i], lower[i], totals[s]);
            }
        }
    }

    private static void addInterpolated(float[] weights, float fraction, float[] upper, float[] lower,
            float[] totals) {
        for (int x = 0; x < totals.length; x++) {
            totals[x] += weights[x] * (upper[x] + fraction * (lower[x] - upper[x]));
        }
    }

    /**
     * The pixel counts in its own mean, so no true sum of weights is below its own: what the approximation lacks there
     * (colours far from every landmark) is made up by the pixel itself.
     */
    private void finish(int y, float[] into) {
        float own = gaussian.centreWeight();
        float[] weights = totals[0];
        for (int channel = 0; channel < 3; channel++) {
            float[] sums = totals[channel + 1];
            float[] pixel = row[channel];
            float low = range.lowest(channel);
            float high = range.highest(channel);
            for (int x = 0; x < sums.length; x++) {
                float weight = Math.max(weights[x], own);
                float mean = (sums[x] + (weight - weights[x]) * pixel[x]) / weight;
                sums[x] = Math.min(Math.max(mean, low), high);
            }
            System.arraycopy(sums, 0, into, channel * parameters.pixels() + y * sums.length, sums.length);
        }
    }
}
