package dev.diptych.imaging.registration.internal;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Plane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Looks at each block of the reference on its own: which small shift of the mapped moving picture matches it best? An
 * affine map that fits leaves no shift anywhere; one motion more in the scene, or a wrong map, shows in the field.
 */
public final class BlockMatching {
    /** Pixels of the level at which blocks are matched. */
    public static final int REACH_PX = 4;
    private static final int BLOCKS_ALONG_SHORT_SIDE = 9;
    private static final int SMALLEST_BLOCK_PX = 16;
    private static final double SMALLEST_TEXTURE = 0.15;
    private static final double LARGEST_MISSING_SHARE = 0.2;

    private final Plane reference;
    private final Plane mapped;
    private final int blockPx;

    private BlockMatching(Plane reference, Plane mapped) {
        this.reference = reference;
        this.mapped = mapped;
        blockPx = blockSidePx(reference);
    }

    public static int blockSidePx(Plane reference) {
        return Math.max(SMALLEST_BLOCK_PX, Math.min(reference.width(), reference.height()) / BLOCKS_ALONG_SHORT_SIDE);
    }

    /** The shifts of all blocks that have texture, centres in {@code mask}, row by row. */
    public static List<BlockShift> measure(LevelPair pair, Affine map, SamplePoints.Mask mask) {
        BlockMatching matching = new BlockMatching(pair.reference(), mapped(pair, map));
        int side = matching.blockPx;
        int columns = pair.reference().width() / side;
        int rows = pair.reference().height() / side;
        List<Optional<BlockShift>> found = IntStream.range(0, rows * columns).parallel().mapToObj(block -> {
            int left = block % columns * side;
            int top = block / columns * side;
            return mask.contains(left + side / 2, top + side / 2)
                    ? matching.match(left, top)
                    : Optional.<BlockShift>empty();
        }).toList();
        List<BlockShift> shifts = new ArrayList<>();
        found.forEach(shift -> shift.ifPresent(shifts::add));
        return shifts;
    }

    /** The moving plane resampled onto the reference's pixels, not-a-number where it ends. */
    private static Plane mapped(LevelPair pair, Affine map) {
        int width = pair.reference().width();
        int height = pair.reference().height();
        Plane moving = pair.moving();
        float[] out = new float[width * height];
        IntStream.range(0, height).parallel().forEach(y -> {
            for (int x = 0; x < width; x++) {
                double u = map.mapX(x, y);
                double v = map.mapY(x, y);
                if (!(u >= 0 && v >= 0 && u < moving.width() - 1 && v < moving.height() - 1)) {
                    out[y * width + x] = Float.NaN;
                    continue;
                }
                int column = (int) u;
                int row = (int) v;
                int k = row * moving.width() + column;
                float tx = (float) (u - column);
                float ty = (float) (v - row);
                float[] m = moving.values();
                float top = m[k] + (m[k + 1] - m[k]) * tx;
                float bottom = m[k + moving.width()] + (m[k + moving.width() + 1] - m[k + moving.width()]) * tx;
                out[y * width + x] = top + (bottom - top) * ty;
            }
        });
        return new Plane(width, height, out);
    }

    private Optional<BlockShift> match(int left, int top) {
        float[] fixed = patch(reference, left, top, blockPx);
        int span = blockPx + 2 * REACH_PX;
        float[] around = patch(mapped, left - REACH_PX, top - REACH_PX, span);
        int missing = 0;
        double square = 0;
        for (int i = 0; i < around.length; i++) {
            if (Float.isNaN(around[i])) {
                around[i] = 0;
                missing++;
            }
            square += around[i] * around[i];
        }
        if (missing > LARGEST_MISSING_SHARE * around.length || square < SMALLEST_TEXTURE * around.length
                || meanSquare(fixed) < SMALLEST_TEXTURE) {
            return Optional.empty();
        }
        int side = 2 * REACH_PX + 1;
        double[] correlations = new double[side * side];
        int best = 0;
        for (int i = 0; i < correlations.length; i++) {
            correlations[i] = correlation(fixed, around, span, i % side, i / side);
            best = correlations[i] > correlations[best] ? i : best;
        }
        double runnerUp = 0;
        for (int i = 0; i < correlations.length; i++) {
            if (Math.hypot(i % side - best % side, i / side - best / side) > 2.5) {
                runnerUp = Math.max(runnerUp, correlations[i]);
            }
        }
        double dx = best % side - REACH_PX + vertex(correlations, best, 1, best % side);
        double dy = best / side - REACH_PX + vertex(correlations, best, side, best / side);
        return Optional.of(new BlockShift(left + (blockPx - 1) / 2.0, top + (blockPx - 1) / 2.0, dx, dy,
                correlations[best], runnerUp));
    }

    private double correlation(float[] fixed, float[] around, int span, int columnShift, int rowShift) {
        double sumA = 0;
        double sumB = 0;
        double sumAa = 0;
        double sumBb = 0;
        double sumAb = 0;
        for (int row = 0, i = 0; row < blockPx; row++) {
            int k = (row + rowShift) * span + columnShift;
            for (int column = 0; column < blockPx; column++, i++, k++) {
                float a = fixed[i];
                float b = around[k];
                sumA += a;
                sumB += b;
                sumAa += a * a;
                sumBb += b * b;
                sumAb += a * b;
            }
        }
        double count = fixed.length;
        double varianceA = sumAa - sumA * sumA / count;
        double varianceB = sumBb - sumB * sumB / count;
        double covariance = sumAb - sumA * sumB / count;
        return varianceA > 0 && varianceB > 0 ? Math.abs(covariance) / Math.sqrt(varianceA * varianceB) : 0;
    }

    /** Where the parabola through a maximum and its two neighbours has its top, -0.5 to 0.5; 0 at the window's edge. */
    private static double vertex(double[] values, int at, int stride, int position) {
        if (position == 0 || position == 2 * REACH_PX) {
            return 0;
        }
        double before = values[at - stride];
        double after = values[at + stride];
        double curvature = before - 2 * values[at] + after;
        return curvature < 0 ? Math.clamp(0.5 * (before - after) / curvature, -0.5, 0.5) : 0;
    }

    private static float[] patch(Plane plane, int left, int top, int side) {
        float[] out = new float[side * side];
        for (int row = 0, i = 0; row < side; row++) {
            for (int column = 0; column < side; column++, i++) {
                int x = left + column;
                int y = top + row;
                out[i] = x < 0 || y < 0 || x >= plane.width() || y >= plane.height() ? Float.NaN : plane.at(x, y);
            }
        }
        return out;
    }

    private static double meanSquare(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value * value;
        }
        return sum / values.length;
    }
}
