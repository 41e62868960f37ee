package dev.diptych.studio.scene;

import java.util.Arrays;

/**
 * The interpolation of {@link Bicubic} along a row, for points so placed that each one's taps lie a pixel beside those of
 * the one before: as they do, but for a step now and then, where somebody who has hardly turned is seen. The taps of all
 * such points are summed side by side in plain loops over arrays, which the JVM turns into vector instructions, with each
 * point's terms in the same order. One instance a thread.
 */
final class BicubicRun {
    private static final int CHANNELS = LightLayer.CHANNELS;
    private static final int TAPS_A_SIDE = 4;
    /** So short that all arrays of a run stay in the processor's nearest cache. */
    static final int LONGEST = 128;
    /** Shorter ones are not worth the while. */
    private static final int SHORTEST = 8;
    private static final int VALUES = CHANNELS * LONGEST;

    private final int widthPx;
    private final int heightPx;
    private final float[] after = new float[LONGEST];
    private final float[] weights = new float[LONGEST];
    /** Each point's weights, once a channel. */
    private final float[][] columnWeights = new float[TAPS_A_SIDE][VALUES];
    private final float[][] rowWeights = new float[TAPS_A_SIDE][VALUES];
    /** A row of pixels, seen from each of a point's four columns. */
    private final float[][] shifted = new float[TAPS_A_SIDE][VALUES + CHANNELS * (TAPS_A_SIDE - 1)];
    private final CodeReader codes = new CodeReader(VALUES + CHANNELS * (TAPS_A_SIDE - 1));
    private int column;
    private int row;
    private int values;

    BicubicRun(int widthPx, int heightPx) {
        this.widthPx = widthPx;
        this.heightPx = heightPx;
    }

    /**
     * Moves to the longest run that begins with point {@code from}.
     *
     * @return index after its last point; {@code from} if the point is in none
     */
    int moveTo(double[] x, double[] y, int from, int until) {
        column = (int) Math.floor(x[from]);
        row = (int) Math.floor(y[from]);
        // Further right or left the taps are held at the border.
        int last = column < 1 ? 0 : Math.min(Math.min(until - from, LONGEST), widthPx - 2 - column);
        int points = 0;
        while (points < last && (int) Math.floor(x[from + points]) == column + points
                && (int) Math.floor(y[from + points]) == row) {
            points++;
        }
        if (points < SHORTEST) {
            return from;
        }
        values = CHANNELS * points;
        for (int i = 0; i < points; i++) {
            after[i] = (float) (x[from + i] - (column + i));
        }
        weigh(columnWeights, points);
        for (int i = 0; i < points; i++) {
            after[i] = (float) (y[from + i] - row);
        }
        weigh(rowWeights, points);
        return from + points;
    }

    /** Each point's weights by how far it lies {@link #after} its second tap, once a channel. */
    private void weigh(float[][] into, int points) {
        for (int i = 0; i < points; i++) {
            weights[i] = Bicubic.weight0(after[i]);
        }
        spread(into[0], points);
        for (int i = 0; i < points; i++) {
            weights[i] = Bicubic.weight1(after[i]);
        }
        spread(into[1], points);
        for (int i = 0; i < points; i++) {
            weights[i] = Bicubic.weight2(after[i]);
        }
        spread(into[2], points);
        for (int i = 0; i < points; i++) {
            weights[i] = Bicubic.weight3(after[i]);
        }
        spread(into[3], points);
    }

    private void spread(float[] into, int points) {
        for (int i = 0; i < points; i++) {
            float weight = weights[i];
            into[CHANNELS * i] = weight;
            into[CHANNELS * i + 1] = weight;
            into[CHANNELS * i + 2] = weight;
        }
    }

    /** The picture's codes at the run's points, three a point. */
    void interpolate(short[] picture, float[] into) {
        Arrays.fill(into, 0, values, 0);
        for (int j = 0; j < TAPS_A_SIDE; j++) {
            int line = Math.clamp(row + j - 1, 0, heightPx - 1) * widthPx;
            read(picture, CHANNELS * (line + column - 1));
            addTaps(into, rowWeights[j], columnWeights[0], columnWeights[1], columnWeights[2], columnWeights[3],
                    shifted[0], shifted[1], shifted[2], shifted[3]);
        }
    }

    private void read(short[] picture, int from) {
        float[] leftmost = shifted[0];
        codes.read(picture, from, values + CHANNELS * (TAPS_A_SIDE - 1), leftmost);
        for (int tap = 1; tap < TAPS_A_SIDE; tap++) {
            System.arraycopy(leftmost, CHANNELS * tap, shifted[tap], 0, values);
        }
    }

    /** From arrays of their own: shifted places in one array are not vectorised. */
    private void addTaps(float[] sums, float[] ofRow, float[] weight0, float[] weight1, float[] weight2,
            float[] weight3,
            float[] value0, float[] value1, float[] value2, float[] value3) {
        for (int k = 0; k < values; k++) {
            float inRow = ofRow[k];
            sums[k] = sums[k] + inRow * weight0[k] * value0[k] + inRow * weight1[k] * value1[k]
                    + inRow * weight2[k] * value2[k] + inRow * weight3[k] * value3[k];
        }
    }
}
