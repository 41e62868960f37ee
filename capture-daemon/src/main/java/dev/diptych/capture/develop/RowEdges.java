package dev.diptych.capture.develop;

import dev.diptych.imaging.Plane;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The edges that cross the rows of a plane, and how wide they are along the rows. */
final class RowEdges {
    /** An edge rises by at least so many 8-bit code values, and by so many times the noise. */
    private static final double MIN_RISE = 24;
    private static final double MIN_RISE_TO_NOISE = 12;
    /** An edge wider than so many pixels is shading. */
    private static final double MAX_WIDTH_PX = 16;
    /** Of an edge that crosses the rows, the slope across is at most this share of the slope along them. */
    private static final double MAX_SLANT = 0.5;

    /** Whether a pixel is looked at. */
    interface Region {
        boolean contains(int x, int y);
    }

    private final Plane plane;
    private final double minRise;

    RowEdges(Plane plane, double noise) {
        this.plane = plane;
        this.minRise = Math.max(MIN_RISE, MIN_RISE_TO_NOISE * noise);
    }

    /** From 10 % to 90 % of the rise of each edge whose steepest place lies in the region, in no order. */
    double[] widthsPx(Region region) {
        return IntStream.range(2, plane.height() - 2)
                .parallel()
                .mapToObj(y -> ofRow(y, region))
                .flatMapToDouble(widths -> widths)
                .toArray();
    }

    private DoubleStream ofRow(int y, Region region) {
        float[] above = smoothed(y - 1);
        float[] row = smoothed(y);
        float[] below = smoothed(y + 1);
        DoubleStream.Builder widths = DoubleStream.builder();
        for (int x = 2; x < row.length - 2; x++) {
            double slope = Math.abs(row[x + 1] - row[x - 1]) / 2;
            boolean steepest = slope >= Math.abs(row[x] - row[x - 2]) / 2 && slope > Math.abs(row[x + 2] - row[x]) / 2;
            if (steepest && slope > minRise / MAX_WIDTH_PX && Math.abs(below[x] - above[x]) / 2 < MAX_SLANT * slope
                    && region.contains(x, y)) {
                double width = widthPx(row, x);
                if (width > 0) {
                    widths.add(width);
                }
            }
        }
        return widths.build();
    }

    /** A row averaged with its neighbours, against noise: an edge that crosses them is hardly widened. */
    private float[] smoothed(int y) {
        float[] row = new float[plane.width()];
        for (int x = 0; x < row.length; x++) {
            row[x] = (plane.at(x, y - 1) + plane.at(x, y) + plane.at(x, y + 1)) / 3;
        }
        return row;
    }

    /** The width of the monotonic run through {@code x}; 0 if it rises too little. */
    private double widthPx(float[] row, int x) {
        int sign = row[x + 1] > row[x - 1] ? 1 : -1;
        int from = x;
        while (from > 0 && sign * (row[from] - row[from - 1]) > 0) {
            from--;
        }
        int until = x;
        while (until < row.length - 1 && sign * (row[until + 1] - row[until]) > 0) {
            until++;
        }
        double rise = sign * (row[until] - row[from]);
        return rise < minRise ? 0 : passesPx(row, from, sign, 0.9 * rise) - passesPx(row, from, sign, 0.1 * rise);
    }

    /** Where a run that begins at {@code from} has risen by {@code rise}. */
    private static double passesPx(float[] row, int from, int sign, double rise) {
        int at = from;
        while (sign * (row[at + 1] - row[from]) < rise) {
            at++;
        }
        double below = sign * (row[at] - row[from]);
        double above = sign * (row[at + 1] - row[from]);
        return at + (rise - below) / (above - below);
    }
}
