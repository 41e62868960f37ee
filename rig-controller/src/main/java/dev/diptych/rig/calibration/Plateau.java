package dev.diptych.rig.calibration;

import java.util.Arrays;
import java.util.List;

/** What each row sees while no light changes: the mean of its samples that were exposed wholly within a time. */
final class Plateau {
    private static final double LEAST_ROWS_RATIO = 0.5;

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

    /**
     * Over the rows that are known here and in all of the others, so that means of the same rows are compared where frames
     * were dropped; NaN if they are too few to stand for the picture.
     */
    double mean(Plateau... others) {
        double sum = 0;
        int known = 0;
        for (int row = 0; row < sums.length; row++) {
            int of = row;
            if (knows(row) && Arrays.stream(others).allMatch(other -> other.knows(of))) {
                sum += at(row);
                known++;
            }
        }
        return known > 0 && known >= LEAST_ROWS_RATIO * sums.length ? sum / known : Double.NaN;
    }
}
