package dev.diptych.imaging.registration.internal;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Pixels of the reference at which two pictures are compared: one at a random place in each cell of a regular grid, so
 * that they cover the region evenly and yet beat with no pattern in it. The same arguments give the same points.
 */
public final class SamplePoints {
    private final int[] xs;
    private final int[] ys;

    private SamplePoints(int[] xs, int[] ys) {
        this.xs = xs;
        this.ys = ys;
    }

    /** Which pixels of a picture may be sampled. */
    @FunctionalInterface
    public interface Mask {
        boolean contains(int x, int y);
    }

    /** About {@code wanted} points where {@code mask} holds, or every such pixel if there are fewer. */
    public static SamplePoints stratified(int width, int height, int wanted, long seed, Mask mask) {
        double area = 0;
        int probe = Math.max(1, Math.min(width, height) / 64);
        for (int y = probe / 2; y < height; y += probe) {
            for (int x = probe / 2; x < width; x += probe) {
                area += mask.contains(x, y) ? (double) probe * probe : 0;
            }
        }
        double cellPx = Math.max(1, Math.sqrt(area / wanted));
        int columns = (int) (width / cellPx);
        int rows = (int) (height / cellPx);
        SplittableRandom random = new SplittableRandom(seed);
        int[] xs = new int[columns * rows];
        int[] ys = new int[columns * rows];
        int count = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int x = Math.min(width - 1, (int) ((column + random.nextDouble()) * cellPx));
                int y = Math.min(height - 1, (int) ((row + random.nextDouble()) * cellPx));
                if (mask.contains(x, y)) {
                    xs[count] = x;
                    ys[count] = y;
                    count++;
                }
            }
        }
        return new SamplePoints(Arrays.copyOf(xs, count), Arrays.copyOf(ys, count));
    }

    /** The points inside {@code mask}. */
    public SamplePoints subset(Mask mask) {
        return subset((int i) -> mask.contains(xs[i], ys[i]));
    }

    /** The points whose index satisfies {@code kept}, such as one of two disjoint halves. */
    public SamplePoints subset(IntPredicate kept) {
        int[] indices = IntStream.range(0, xs.length).filter(kept).toArray();
        int[] keptXs = new int[indices.length];
        int[] keptYs = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            keptXs[i] = xs[indices[i]];
            keptYs[i] = ys[indices[i]];
        }
        return new SamplePoints(keptXs, keptYs);
    }

    public int count() {
        return xs.length;
    }

    int x(int index) {
        return xs[index];
    }

    int y(int index) {
        return ys[index];
    }
}
