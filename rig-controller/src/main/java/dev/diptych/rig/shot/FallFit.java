package dev.diptych.rig.shot;

import java.util.Comparator;
import java.util.List;

/**
 * Light over time from what rows saw of it. A row reports the mean of the light over its exposure, which is longer than
 * a fast fall, so the light itself is found by least squares: it is taken as a sum of parts of unknown size, each of
 * which goes out at one instant of a grid. No part is negative, because lamps that were switched off do not come
 * back. That much knowledge makes the deconvolution stable without any model of how a lamp fades.
 */
final class FallFit {
    private static final double GRID_NANOS = 2e6;
    private static final int SWEEPS = 2000;
    /** How much neighbouring parts are alike, for a tail in which a few samples leave much open. */
    static final double SMOOTH_TAIL = 100;
    /** The same for a whole fall: enough to settle what the samples leave open, and no more than a dimmer's fall bears. */
    static final double SHARP_FALL = 1;
    /** Levels below this share are noise to each other. */
    private static final double SMALL_LEVEL = 0.003;

    /** The mean of the light over [fromNanos, untilNanos], as a share of the full light. */
    record Sample(double fromNanos, double untilNanos, double level) {}

    private final double startNanos;
    private final double endNanos;
    private final double[] parts;

    private FallFit(double startNanos, double endNanos, double[] parts) {
        this.startNanos = startNanos;
        this.endNanos = endNanos;
        this.parts = parts;
    }

    /** @param samples at least one */
    static FallFit of(List<Sample> samples, double smoothness) {
        double start = samples.stream().mapToDouble(Sample::fromNanos).min().orElseThrow();
        double end = samples.stream().mapToDouble(Sample::untilNanos).max().orElseThrow();
        int grid = (int) Math.ceil((end - start) / GRID_NANOS);
        FallFit fit = new FallFit(start, end, new double[grid + 1]);
        fit.solve(samples, smoothness);
        return fit;
    }

    /** The light at an instant; after the last sample, what had not gone out by then. */
    double levelAt(double instantNanos) {
        double level = 0;
        for (int part = 0; part < parts.length; part++) {
            if (outNanos(part) > instantNanos) {
                level += parts[part];
            }
        }
        return level;
    }

    /** The light at the end of the last sample. */
    double finalLevel() {
        return parts[parts.length - 1];
    }

    /** The first instant at which the light is at {@code share} of its first level or below; the end if it never is. */
    long passesNanos(double share) {
        double full = levelAt(startNanos);
        double left = full;
        for (int part = 0; part < parts.length - 1; part++) {
            double after = left - parts[part];
            if (after <= share * full) {
                double before = (left - share * full) / Math.max(parts[part], 1e-12);
                return Math.round(startNanos + (part + Math.clamp(before, 0, 1)) * GRID_NANOS);
            }
            left = after;
        }
        return Math.round(endNanos);
    }

    double startNanos() {
        return startNanos;
    }

    double endNanos() {
        return endNanos;
    }

    /** When a part goes out; the last one stays. */
    private double outNanos(int part) {
        return part == parts.length - 1 ? Double.POSITIVE_INFINITY : startNanos + (part + 0.5) * GRID_NANOS;
    }

    /** Non-negative least squares by coordinate descent on the normal equations; small levels count as large ones do. */
    private void solve(List<Sample> samples, double smoothness) {
        int n = parts.length;
        double[][] normal = new double[n][n];
        double[] right = new double[n];
        for (Sample sample : samples) {
            double weight = 1 / (SMALL_LEVEL + Math.abs(sample.level()));
            double[] row = new double[n];
            for (int part = 0; part < n; part++) {
                row[part] = weight * litShare(part, sample);
            }
            for (int i = 0; i < n; i++) {
                right[i] += row[i] * weight * sample.level();
                for (int j = 0; j < n; j++) {
                    normal[i][j] += row[i] * row[j];
                }
            }
        }
        for (int part = 1; part < n - 1; part++) {
            normal[part][part] += smoothness;
            normal[part - 1][part - 1] += smoothness;
            normal[part][part - 1] -= smoothness;
            normal[part - 1][part] -= smoothness;
        }
        // Begun with everything staying to the end: mass that the samples do not want there moves forward.
        parts[n - 1] = Math.max(0, latest(samples).level());
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int part = n - 1; part >= 0; part--) {
                double gradient = right[part];
                for (int j = 0; j < n; j++) {
                    gradient -= normal[part][j] * parts[j];
                }
                double curvature = normal[part][part];
                parts[part] = curvature > 0 ? Math.max(0, parts[part] + gradient / curvature) : 0;
            }
        }
    }

    private static Sample latest(List<Sample> samples) {
        return samples.stream().max(Comparator.comparingDouble(Sample::untilNanos)).orElseThrow();
    }

    /** The share of a sample's time in which a part is lit. */
    private double litShare(int part, Sample sample) {
        double lengthNanos = sample.untilNanos() - sample.fromNanos();
        return Math.clamp(outNanos(part) - sample.fromNanos(), 0, lengthNanos) / lengthNanos;
    }
}
