package dev.diptych.inference.live;

/** Deviation over time of many values, each about its own mean. */
final class TemporalDeviation {
    private final int[] sums;
    private long squares;
    private int count;

    TemporalDeviation(int values) {
        sums = new int[values];
    }

    /** A value of the frame being added. */
    void add(int index, int value) {
        sums[index] += value;
        squares += (long) value * value;
    }

    /** All of a frame's values are added. */
    void next() {
        count++;
    }

    /** Root of the mean variance. */
    double rootMeanSquare() {
        double ofMeans = 0;
        for (int sum : sums) {
            ofMeans += (double) sum * sum / count;
        }
        return Math.sqrt((squares - ofMeans) / ((count - 1.0) * sums.length));
    }
}
