package dev.diptych.rig.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Repeats of one change fitted together: each has its own start and length, all have one shape, which is searched.
 */
final class ChangeFit {
    /** Fits of the shape look at so many repeats; more would only cost time. */
    private static final int SHAPE_REPEATS = 12;
    private static final int SHAPE_SAMPLES = 150;
    private static final double FIRST_STEP = 0.4;
    private static final double LAST_STEP = 0.02;
    /** Steep enough for the tail of a bulb, which ends at no time. */
    private static final double WIDEST = Math.log(16);
    /** How much of a change is its beginning, and how much its end. */
    private static final double END_SHARE = 0.25;
    private static final int SHOWN_SAMPLES = 600;
    private static final int SHOWN_POINTS = 200;

    private final List<ChangeSamples> repeats;
    private final boolean overshoots;
    private final List<FittedChange> fits = new ArrayList<>();
    private final List<List<ChangeSamples.Sample>> thinned = new ArrayList<>();

    private ChangeFit(List<ChangeSamples> repeats, boolean overshoots) {
        this.repeats = repeats;
        this.overshoots = overshoots;
    }

    /** @param repeats at least two, none empty */
    static ChangeFit of(List<ChangeSamples> repeats, boolean overshoots) {
        ChangeFit fit = new ChangeFit(repeats, overshoots);
        for (ChangeSamples samples : repeats) {
            fit.fits.add(FittedChange.guess(samples.all()).fit(samples.all(), TransitionShape.SMOOTH, overshoots));
        }
        fit.searchShape();
        return fit;
    }

    /** Compass search over the logarithms of the shape's two numbers. */
    private void searchShape() {
        for (int i = 0; i < Math.min(SHAPE_REPEATS, repeats.size()); i++) {
            thinned.add(thinned(repeats.get(i).all()));
        }
        double[] at = {Math.log(2), Math.log(2)};
        double best = cost(at);
        for (double step = FIRST_STEP; step > LAST_STEP; step /= 2) {
            boolean better = true;
            while (better) {
                better = false;
                for (double[] direction : new double[][]{{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}, {-1, -1}}) {
                    double[] next = {at[0] + step * direction[0], at[1] + step * direction[1]};
                    double cost = Math.abs(next[0]) > WIDEST || Math.abs(next[1]) > WIDEST
                            ? Double.POSITIVE_INFINITY
                            : cost(next);
                    if (cost < best) {
                        best = cost;
                        at = next;
                        better = true;
                    }
                }
            }
        }
        TransitionShape shape = new TransitionShape(Math.exp(at[0]), Math.exp(at[1]));
        for (int i = 0; i < fits.size(); i++) {
            fits.set(i, fits.get(i).fit(repeats.get(i).all(), shape, overshoots));
        }
    }

    /** Evenly. */
    private static List<ChangeSamples.Sample> thinned(List<ChangeSamples.Sample> samples) {
        int step = Math.ceilDiv(samples.size(), SHAPE_SAMPLES);
        return IntStream.iterate(0, i -> i < samples.size(), i -> i + step).mapToObj(samples::get).toList();
    }

    private double cost(double[] logs) {
        TransitionShape shape = new TransitionShape(Math.exp(logs[0]), Math.exp(logs[1]));
        double cost = 0;
        for (int i = 0; i < thinned.size(); i++) {
            cost += fits.get(i).fit(thinned.get(i), shape, overshoots).cost();
        }
        // What the samples leave open stays near the smooth shape.
        double pull = (logs[0] - Math.log(2)) * (logs[0] - Math.log(2))
                + (logs[1] - Math.log(2)) * (logs[1] - Math.log(2));
        return cost * (1 + 1e-4 * pull);
    }

    List<FittedChange> fits() {
        return fits;
    }

    double meanDeadNanos() {
        return mean(FittedChange::deadNanos);
    }

    double meanChangeNanos() {
        return mean(FittedChange::changeNanos);
    }

    double meanHeight() {
        return mean(FittedChange::height);
    }

    private double mean(ToDoubleFunction<FittedChange> value) {
        return fits.stream().mapToDouble(value).average().orElseThrow();
    }

    /** Root mean square of what is left unexplained. */
    double misfitRatio() {
        double squares = 0;
        double weights = 0;
        for (int i = 0; i < fits.size(); i++) {
            squares += fits.get(i).cost();
            weights += repeats.get(i).all().stream().mapToDouble(s -> s.weight() * s.weight()).sum();
        }
        return Math.sqrt(squares / weights);
    }

    /** How many samples were exposed within a change. */
    long samplesWithin() {
        long within = 0;
        for (int i = 0; i < fits.size(); i++) {
            double beganNanos = fits.get(i).deadNanos();
            double endedNanos = beganNanos + fits.get(i).changeNanos();
            within += repeats.get(i).all().stream().filter(sample -> sample.isWithin(beganNanos, endedNanos)).count();
        }
        return within;
    }

    /** The share of repeats in which rows were exposed both as the change began and as it ended. */
    double bothEndsSeenRatio() {
        long seen = 0;
        for (int i = 0; i < fits.size(); i++) {
            double beganNanos = fits.get(i).deadNanos();
            double endedNanos = beganNanos + fits.get(i).changeNanos();
            double endNanos = END_SHARE * fits.get(i).changeNanos();
            List<ChangeSamples.Sample> samples = repeats.get(i).all();
            boolean began = samples.stream().anyMatch(sample -> sample.isWithin(beganNanos, beganNanos + endNanos));
            boolean ended = samples.stream().anyMatch(sample -> sample.isWithin(endedNanos - endNanos, endedNanos));
            seen += began && ended ? 1 : 0;
        }
        return seen / (double) fits.size();
    }

    /** @param rises whether done means lit */
    MeasuredChange measured(boolean rises) {
        return new MeasuredChange(
                MeasuredDuration.of(fits.stream().mapToDouble(FittedChange::deadNanos).toArray()),
                MeasuredDuration.of(fits.stream().mapToDouble(FittedChange::changeNanos).toArray()), misfitRatio(),
                curve(rises));
    }

    /** Of the first repeats, each moved in time so that its change begins when the mean one does. */
    private ResponseCurve curve(boolean rises) {
        double dead = meanDeadNanos();
        double change = meanChangeNanos();
        List<ResponseCurve.Seen> seen = new ArrayList<>();
        for (int i = 0; i < fits.size() && seen.size() < SHOWN_SAMPLES; i++) {
            double later = dead - fits.get(i).deadNanos();
            for (ChangeSamples.Sample sample : repeats.get(i).all()) {
                if (seen.size() < SHOWN_SAMPLES && sample.weight() > 0.5) {
                    seen.add(new ResponseCurve.Seen(Math.round(sample.fromNanos() + later),
                            Math.round(sample.untilNanos() + later), rises ? sample.done() : 1 - sample.done()));
                }
            }
        }
        FittedChange first = fits.getFirst();
        FittedChange typical = new FittedChange(first.shape(), dead - first.deadNanos() + first.startNanos(),
                first.lengthNanos() * change / first.changeNanos(), meanHeight(), 0);
        List<ResponseCurve.Point> points = new ArrayList<>();
        for (int i = 0; i <= SHOWN_POINTS; i++) {
            double at = dead - change + 3 * change * i / SHOWN_POINTS;
            double done = typical.doneAt(at);
            points.add(new ResponseCurve.Point(Math.round(at), rises ? done : 1 - done));
        }
        return new ResponseCurve(seen, points);
    }
}
