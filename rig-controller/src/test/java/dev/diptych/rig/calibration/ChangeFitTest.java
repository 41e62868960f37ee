package dev.diptych.rig.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChangeFitTest {
    private static final double MS = 1e6;
    private static final int REPEATS = 24;

    /** 30 frames a second, read out in 18 ms; the changes begin anywhere in {@code fromMs} to {@code untilMs} of a frame. */
    private static List<SyntheticChange> changes(Course course, double noise, double fromMs, double untilMs) {
        Random random = new Random(1);
        return IntStream.range(0, REPEATS)
                .mapToObj(i -> new SyntheticChange(course, 33.3, 18, 4, noise, 100 + 3 * random.nextGaussian(),
                        fromMs + (untilMs - fromMs) * i / REPEATS))
                .toList();
    }

    private static List<ChangeSamples> samples(List<SyntheticChange> changes) {
        Random random = new Random(2);
        return changes.stream().map(change -> change.samples(random)).toList();
    }

    @ParameterizedTest
    @CsvSource({"RAISED_COSINE, 0, 33.3", "RAISED_COSINE, 0.01, 33.3", "LINEAR_RAMP, 0, 33.3",
        "LINEAR_RAMP, 0.01, 33.3",
        "LONG_TAIL, 0, 33.3", "LONG_TAIL, 0.01, 33.3", "SUDDEN, 0, 14", "SUDDEN, 0.01, 14"})
    void findsWhenEachChangeBeganAndHowLongTheyTake(Course course, double noise, double untilMs) {
        List<SyntheticChange> changes = changes(course, noise, 0, untilMs);

        ChangeFit fit = ChangeFit.of(samples(changes), false);

        for (int i = 0; i < REPEATS; i++) {
            assertEquals(changes.get(i).deadNanos(), fit.fits().get(i).deadNanos(), 1 * MS, "repeat " + i);
        }
        double deadNanos = changes.stream().mapToDouble(SyntheticChange::deadNanos).average().orElseThrow();
        assertEquals(deadNanos, fit.meanDeadNanos(), 0.6 * MS);
        assertEquals(course.lengthMs() * MS, fit.meanChangeNanos(), Math.max(0.5 * MS, 0.1 * course.lengthMs() * MS));
        assertEquals(noise, fit.misfitRatio(), 0.003);
        assertEquals(1, fit.bothEndsSeenRatio(), 0.05);
    }

    @Test
    void whatDiffersFromRepeatToRepeatIsMeasured() {
        List<SyntheticChange> changes = changes(Course.RAISED_COSINE, 0.01, 0, 33.3);

        MeasuredChange measured = ChangeFit.of(samples(changes), false).measured(false);

        double[] truth = changes.stream().mapToDouble(SyntheticChange::deadNanos).toArray();
        assertEquals(MeasuredDuration.of(truth).sdNanos(), measured.dead().sdNanos(), 0.3 * MS);
        assertEquals(REPEATS, measured.dead().repeats());
        assertEquals(0, measured.length().sdNanos(), 1 * MS);
    }

    /** A fall is done when it is dark. */
    @Test
    void theCurveOfAFallFallsAndThatOfARiseRises() {
        ChangeFit fit = ChangeFit.of(samples(changes(Course.LINEAR_RAMP, 0, 0, 33.3)), false);

        ResponseCurve fall = fit.measured(false).curve();
        ResponseCurve rise = fit.measured(true).curve();

        assertEquals(1, fall.fitted().getFirst().level(), 1e-3);
        assertEquals(0, fall.fitted().getLast().level(), 1e-3);
        assertEquals(0, rise.fitted().getFirst().level(), 1e-3);
        assertEquals(1, rise.fitted().getLast().level(), 1e-3);
        // The rows that are shown lie on the curve, each repeat moved to the mean one.
        for (ResponseCurve.Seen seen : fall.seen()) {
            double fromMs = seen.fromNanos() / MS - fit.meanDeadNanos() / MS + Course.LINEAR_RAMP.whenMs(0.005);
            double untilMs = fromMs + (seen.untilNanos() - seen.fromNanos()) / MS;
            assertEquals(1 - Course.LINEAR_RAMP.mean(fromMs, untilMs), seen.level(), 0.02);
        }
    }

    /** A cold lamp comes on brighter than it stays. */
    @Test
    void anOvershootIsNoMisfit() {
        List<ChangeSamples> brighter = samples(changes(Course.RAISED_COSINE, 0, 0, 33.3)).stream().map(samples -> {
            ChangeSamples scaled = new ChangeSamples();
            samples.all().forEach(s -> scaled.add(s.fromNanos(), s.untilNanos(), 1.03 * s.done(), s.weight()));
            return scaled;
        }).toList();

        ChangeFit fit = ChangeFit.of(brighter, true);

        assertEquals(1.03, fit.meanHeight(), 0.002);
        assertEquals(Course.RAISED_COSINE.lengthMs() * MS, fit.meanChangeNanos(), 1 * MS);
        assertTrue(fit.misfitRatio() < 0.002);
    }

    static Stream<SyntheticChange> hidden() {
        return Stream.of(0.0, 0.01, 0.03)
                .flatMap(noise -> Stream.of(
                        // Between 22 and 33.3 ms no row is exposed.
                        new SyntheticChange(Course.SUDDEN, 33.3, 18, 4, noise, 100, 20),
                        new SyntheticChange(Course.SUDDEN, 33.3, 18, 4, noise, 100, 27),
                        // At 5 frames a second, hardly ever.
                        new SyntheticChange(Course.LINEAR_RAMP, 200, 5, 2, noise, 300, 20),
                        new SyntheticChange(Course.SUDDEN, 200, 0.1, 1, noise, 300, 60)));
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void aChangeThatNoRowSeesIsPutSomewhereBetweenThoseThatSawItsEnds(SyntheticChange change) {
        ChangeSamples samples = change.samples(new Random(5));
        double readMs = change.beginMs() - change.phaseMs() + change.readoutMs();
        double exposedAgainMs = change.beginMs() - change.phaseMs() + change.periodMs() - change.exposureMs();
        double hiddenMs = exposedAgainMs - readMs;

        ChangeFit fit = ChangeFit.of(List.of(samples, samples), false);

        for (FittedChange fitted : fit.fits()) {
            String what = fitted.deadNanos() / MS + " ms, " + fitted.changeNanos() / MS + " ms; hidden from " + readMs
                    + " ms to " + exposedAgainMs + " ms";
            assertTrue(fitted.deadNanos() >= (readMs - 0.6 * hiddenMs) * MS, what);
            assertTrue(fitted.deadNanos() + fitted.changeNanos() <= (exposedAgainMs + 0.6 * hiddenMs) * MS, what);
        }
    }

    @Test
    void itIsKnownThatNobodySawIt() {
        List<SyntheticChange> hidden = changes(Course.SUDDEN, 0, 19, 29);

        ChangeFit fit = ChangeFit.of(samples(hidden), false);

        assertEquals(0, fit.samplesWithin());
        assertEquals(0, fit.bothEndsSeenRatio());
    }
}
