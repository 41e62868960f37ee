package dev.diptych.imaging.filter;

import java.util.Arrays;

/**
 * The spatial Gaussian of a bilateral filter on a grid of cells, each the sum of {@code factor} x {@code factor}
 * pixels.
 * <p>
 * Summing into cells and interpolating linearly between them both blur: a cell has variance (f^2 - 1) / 12 px^2 and the
 * tent f^2 / 6 px^2. The taps are narrowed by as much, so that all three together have the variance of the truncated
 * window they stand for. Results exist one cell beyond the grid on each side too: a pixel outside the centre of the
 * outermost cells is then interpolated like any other.
 */
final class CellGaussian {
    /** Narrower than this many cells, the tent between cells shows. */
    private static final double MIN_SIGMA_CELLS = 1.9;
    /** Fewer along the shorter side, and a cell cut by the edge is a good part of the picture. */
    private static final int MIN_CELLS = 4;

    private final int factor;
    private final int columns;
    private final int rows;
    private final int radius;
    private final float[] taps;
    private final float[] between;
    private final float[] shifted;

    CellGaussian(BilateralParameters parameters) {
        this.factor = factorFor(parameters);
        this.columns = Math.ceilDiv(parameters.width(), factor);
        this.rows = Math.ceilDiv(parameters.height(), factor);
        this.radius = Math.ceilDiv(parameters.radiusPx(), factor);
        this.taps = taps(parameters.halfWindow());
        this.between = new float[blurredCells()];
        this.shifted = new float[blurredCells()];
    }

    /** The largest power of two that leaves the Gaussian wide enough in cells, and the picture some cells. */
    private static int factorFor(BilateralParameters parameters) {
        int bySigma = (int) (parameters.sigmaSpatialPx() / MIN_SIGMA_CELLS);
        int bySide = Math.min(parameters.width(), parameters.height()) / MIN_CELLS;
        return Integer.highestOneBit(Math.max(1, Math.min(bySigma, bySide)));
    }

    /** Pixels along a side of a cell; a power of two. */
    int factor() {
        return factor;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /** The weight of the pixel itself, where all weights of the window have sum 1. */
    float centreWeight() {
        return taps[radius] * taps[radius] / (factor * factor);
    }

    private float[] taps(float[] halfWindow) {
        double wantedCells2 = variance(halfWindow) / (factor * factor);
        double blurCells2 = factor == 1 ? 0 : 0.25 - 1.0 / (12 * factor * factor);
        double narrow = 0.01;
        double wide = 2.0 * radius + 1;
        for (int i = 0; i < 50; i++) {
            double middle = (narrow + wide) / 2;
            if (variance(halfGaussian(middle)) < wantedCells2 - blurCells2) {
                narrow = middle;
            } else {
                wide = middle;
            }
        }
        float[] half = halfGaussian(narrow);
        double sum = -half[0];
        for (float weight : half) {
            sum += 2 * weight;
        }
        float[] both = new float[2 * radius + 1];
        for (int i = 0; i < both.length; i++) {
            both[i] = (float) (half[Math.abs(i - radius)] / sum);
        }
        return both;
    }

    private float[] halfGaussian(double sigma) {
        float[] half = new float[radius + 1];
        for (int i = 0; i <= radius; i++) {
            half[i] = (float) Math.exp(-0.5 * i * i / (sigma * sigma));
        }
        return half;
    }

    private static double variance(float[] half) {
        double sum = half[0];
        double squares = 0;
        for (int i = 1; i < half.length; i++) {
            sum += 2 * half[i];
            squares += 2.0 * half[i] * i * i;
        }
        return squares / sum;
    }

    /** Cells from one row of a padded plane to the next. */
    int stride() {
        return columns + 2 + 2 * radius;
    }

    /** Where a padded plane holds the first cell of a row. */
    int start(int row) {
        return (row + 1 + radius) * stride() + 1 + radius;
    }

    /** Cells of a padded plane: the grid with a margin of zeros as wide as the taps reach and one more. */
    int paddedCells() {
        return (rows + 2 + 2 * radius) * stride();
    }

    /** Cells of a blurred plane: the grid with one more cell on each side, and unused cells at each row's end. */
    int blurredCells() {
        return (rows + 2) * stride();
    }

    /**
     * Blurs one plane of cells.
     *
     * @param padded  {@link #paddedCells} values
     * @param blurred {@link #blurredCells} values: the cell at (-1, -1) first, rows {@link #stride} apart
     */
    void blur(float[] padded, float[] blurred) {
        Arrays.fill(between, 0);
        for (int i = 0; i < taps.length; i++) {
            addShifted(taps[i], padded, i * stride(), between, blurredCells());
        }
        Arrays.fill(blurred, 0);
        for (int i = 0; i < taps.length; i++) {
            addShifted(taps[i], between, i, blurred, blurredCells() - 2 * radius);
        }
    }

    // Reading at an offset keeps the compiler from making vector code; copying first is four times faster.
    private void addShifted(float scale, float[] plane, int shift, float[] into, int count) {
        System.arraycopy(plane, shift, shifted, 0, count);
        addScaled(scale, shifted, into, count);
    }

    private static void addScaled(float scale, float[] plane, float[] into, int count) {
        for (int i = 0; i < count; i++) {
            into[i] += scale * plane[i];
        }
    }
}
