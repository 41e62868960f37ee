package dev.diptych.rig.calibration;

import java.util.Arrays;
import java.util.List;

/**
 * One change with a shape fitted to its samples by least squares (Levenberg and Marquardt): when it starts, how long it
 * takes, and to what it settles.
 *
 * @param startNanos where the shape begins, from the edge
 * @param lengthNanos of the whole shape
 * @param height what it settles at; 1 unless a light overshoots
 * @param cost weighted sum of squares that the fit leaves
 */
record FittedChange(TransitionShape shape, double startNanos, double lengthNanos, double height, double cost) {
    /** Shares of a change at which a light counts as having left its level, and as having settled. */
    static final double LEFT = 0.005;
    static final double SETTLED = 0.995;
    private static final double SHORTEST_NANOS = 20_000;
    private static final int STEPS = 25;

    double deadNanos() {
        return startNanos + shape.when(LEFT) * lengthNanos;
    }

    /** When half of the change is done. */
    double halfNanos() {
        return startNanos + shape.when(0.5) * lengthNanos;
    }

    double changeNanos() {
        return (shape.when(SETTLED) - shape.when(LEFT)) * lengthNanos;
    }

    double doneAt(double atNanos) {
        return height * shape.at((atNanos - startNanos) / lengthNanos);
    }

    /** Where a search may begin: from where the samples pass a tenth and nine tenths. */
    static FittedChange guess(List<ChangeSamples.Sample> samples) {
        double lastBefore = samples.stream()
                .filter(sample -> sample.done() < 0.15)
                .mapToDouble(ChangeSamples.Sample::middleNanos)
                .max()
                .orElse(samples.getFirst().middleNanos());
        double firstAfter = samples.stream()
                .filter(sample -> sample.done() > 0.85)
                .mapToDouble(ChangeSamples.Sample::middleNanos)
                .min()
                .orElse(samples.getLast().middleNanos());
        double middle = 0.5 * (lastBefore + firstAfter);
        double exposure = samples.getFirst().untilNanos() - samples.getFirst().fromNanos();
        double length = Math.max(Math.max(SHORTEST_NANOS, 0.2 * exposure),
                2 * Math.abs(firstAfter - lastBefore) - exposure);
        return new FittedChange(TransitionShape.SMOOTH, middle - length / 2, length, 1, Double.POSITIVE_INFINITY);
    }

    /**
     * The best fit with another shape, searched from here.
     *
     * @param overshoots whether the height is searched, too
     */
    FittedChange fit(List<ChangeSamples.Sample> samples, TransitionShape newShape, boolean overshoots) {
        int unknowns = overshoots ? 3 : 2;
        double[] at = {startNanos, Math.log(lengthNanos), height};
        double cost = cost(samples, newShape, at);
        double fromNanos = samples.stream().mapToDouble(ChangeSamples.Sample::fromNanos).min().orElseThrow();
        double untilNanos = samples.stream().mapToDouble(ChangeSamples.Sample::untilNanos).max().orElseThrow();
        double damping = 1e-3;
        for (int step = 0; step < STEPS && damping < 1e8; step++) {
            double[] next = bounded(step(samples, newShape, at, unknowns, damping), fromNanos, untilNanos);
            double nextCost = cost(samples, newShape, next);
            if (nextCost < cost) {
                boolean settled = cost - nextCost < 1e-9 * cost;
                at = next;
                cost = nextCost;
                damping = Math.max(1e-9, damping / 5);
                if (settled) {
                    break;
                }
            } else {
                damping *= 8;
            }
        }
        return new FittedChange(newShape, at[0], Math.exp(at[1]), at[2], cost);
    }

    private static double[] step(List<ChangeSamples.Sample> samples, TransitionShape shape, double[] at, int unknowns,
            double damping) {
        double[][] normal = new double[unknowns][unknowns + 1];
        double length = Math.exp(at[1]);
        double dStart = Math.max(100, 1e-3 * length);
        double[] deltas = {dStart, 1e-3, 1e-3};
        double[] gradient = new double[unknowns];
        for (ChangeSamples.Sample sample : samples) {
            double expected = expected(sample, shape, at[0], length, at[2]);
            double residual = sample.done() - expected;
            for (int i = 0; i < unknowns; i++) {
                double[] moved = at.clone();
                moved[i] += deltas[i];
                gradient[i] = (expected(sample, shape, moved[0], Math.exp(moved[1]), moved[2]) - expected)
                        / deltas[i];
            }
            double weight = sample.weight() * sample.weight();
            for (int i = 0; i < unknowns; i++) {
                for (int j = 0; j < unknowns; j++) {
                    normal[i][j] += weight * gradient[i] * gradient[j];
                }
                normal[i][unknowns] += weight * gradient[i] * residual;
            }
        }
        for (int i = 0; i < unknowns; i++) {
            normal[i][i] = normal[i][i] * (1 + damping) + 1e-300;
        }
        double[] change = solve(normal);
        double[] next = Arrays.copyOf(at, 3);
        for (int i = 0; i < unknowns; i++) {
            next[i] += change[i];
        }
        // A linear step is good for about the change itself and a row's exposure.
        double reach = length + samples.getFirst().untilNanos() - samples.getFirst().fromNanos();
        next[0] = Math.clamp(next[0], at[0] - reach, at[0] + reach);
        return next;
    }

    /** Where no row sees the change, only that rows saw both its ends says how far to go. */
    private static double[] bounded(double[] at, double fromNanos, double untilNanos) {
        double spanNanos = Math.max(SHORTEST_NANOS, untilNanos - fromNanos);
        at[0] = Math.clamp(at[0], fromNanos - spanNanos, untilNanos);
        at[1] = Math.clamp(at[1], Math.log(SHORTEST_NANOS), Math.log(2 * spanNanos));
        return at;
    }

    private static double cost(List<ChangeSamples.Sample> samples, TransitionShape shape, double[] at) {
        double length = Math.exp(at[1]);
        double cost = 0;
        for (ChangeSamples.Sample sample : samples) {
            double residual = sample.weight() * (sample.done() - expected(sample, shape, at[0], length, at[2]));
            cost += residual * residual;
        }
        return cost;
    }

    private static double expected(ChangeSamples.Sample sample, TransitionShape shape, double start, double length,
            double height) {
        return height * shape.mean((sample.fromNanos() - start) / length, (sample.untilNanos() - start) / length);
    }

    /** Gauss's elimination of a small positive definite system with its right side as last column. */
    private static double[] solve(double[][] rows) {
        int n = rows.length;
        for (int i = 0; i < n; i++) {
            for (int k = i + 1; k < n; k++) {
                double factor = rows[k][i] / rows[i][i];
                for (int j = i; j <= n; j++) {
                    rows[k][j] -= factor * rows[i][j];
                }
            }
        }
        double[] x = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double sum = rows[i][n];
            for (int j = i + 1; j < n; j++) {
                sum -= rows[i][j] * x[j];
            }
            x[i] = sum / rows[i][i];
        }
        return x;
    }
}
