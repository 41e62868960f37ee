package dev.diptych.rig.calibration;

import java.util.List;

/** What each row sees while no light changes: the mean of its samples that were exposed wholly within a time. */
final class Plateau {
    private final double[] sums;
    private final int[] counts;

    /** @param frames all with the same rows */
    Plateau(List<SampledFrame> frames, double fromNanos, double untilNanos) {
        int rows = frames.isEmpty() ? 0 : frames.getFirst().rows().length;
        sums = new double[rows];
        counts = new int[rows];
        for (SampledFrame frame : frames) {
            for (int row = 0; row < rows; row++) {
                if (frame.exposedNanos(row) >= fromNanos && frame.readNanos(row) <= untilNanos) {
                    sums[row] += frame.rows()[row];
                    counts[row]++;
                }
            }
        }
    }

    boolean knows(int row) {
        return row < counts.length && counts[row] > 0;
    }

    double at(int row) {
        return sums[row] / counts[row];
    }

    /** Over all rows that are known; NaN if none is. */
    double mean() {
        double sum = 0;
        int known = 0;
        for (int row = 0; row < sums.length; row++) {
            if (counts[row] > 0) {
                sum += at(row);
                known++;
            }
        }
        return known == 0 ? Double.NaN : sum / known;
    }
}
