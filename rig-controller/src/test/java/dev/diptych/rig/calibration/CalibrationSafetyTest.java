package dev.diptych.rig.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.switching.SwitchOracle;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Calibrations of random rigs: whatever they fire, an oracle that knows only switches finds no fault with; they end; and
 * what they say that they measured is right.
 */
class CalibrationSafetyTest {
    private static final int RIGS = 60;
    private static final int MANY_RIGS = 2_000;
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(15);

    @Test
    void everyPlanKeepsEveryLimitAndWhatIsMeasuredIsTrue() {
        calibrate(0, RIGS);
    }

    @Tag("long")
    @Test
    void manyRigs() {
        calibrate(RIGS, RIGS + MANY_RIGS);
    }

    private static void calibrate(int fromSeed, int untilSeed) {
        int measured = 0;
        int fired = 0;
        for (int seed = fromSeed; seed < untilSeed; seed++) {
            RandomRig rig = new RandomRig(seed);
            long beganNanos = rig.clock.nanos();

            CalibrationOutcome outcome = rig.calibrate();

            String where = "seed " + seed;
            assertEquals("", new SwitchOracle(rig.lights, rig.executor.fired).complaint(), where);
            assertTrue(rig.clock.nanos() - beganNanos < LONGEST_NANOS, where);
            if (outcome instanceof CalibrationOutcome.Measured(Calibration calibration)) {
                assertRight(rig, calibration, where);
                measured++;
            }
            fired += rig.executor.fired.size();
        }
        int rigs = untilSeed - fromSeed;
        assertTrue(measured > 0.3 * rigs, "only " + measured + " of " + rigs + " were measured");
        assertTrue(fired > 30 * rigs, "only " + fired + " plans were fired");
    }

    private static void assertRight(RandomRig rig, Calibration calibration, String where) {
        double rowStepMs = rig.timing.readoutNanos() / 1e6 / (RowCamera.ROWS - 1);
        for (RampLight truth : rig.truth) {
            MeasuredLight light = calibration.find(truth.id).orElseThrow();
            assertRight(truth.off, light.off(), rowStepMs, where + " " + truth.id + " off");
            assertRight(truth.on, light.on(), rowStepMs, where + " " + truth.id + " on");
        }
        assertEquals(RandomRig.ROOM / (1 + RandomRig.ROOM), calibration.room().lightRatio(), 0.003, where);
    }

    private static void assertRight(RampLight.Answer truth, MeasuredChange measured, double rowStepMs,
            String where) {
        // From 0.5 % to 99.5 % of a straight line; a mean of eight differs by its standard error.
        double standardErrorMs = truth.deadSdMs() / Math.sqrt(measured.dead().repeats());
        double deadMs = truth.deadMs() + 0.005 * truth.lengthMs();
        assertNear(deadMs, 4.5 * standardErrorMs + 0.3 + 0.25 * rowStepMs + 0.01 * truth.lengthMs(), measured.dead(),
                where + " dead");
        assertNear(0.99 * truth.lengthMs(), 1 + 0.5 * rowStepMs + 0.1 * truth.lengthMs(), measured.length(),
                where + " length");
    }

    /** Where rows see a change badly it is known badly, and the spread says so. */
    private static void assertNear(double millis, double toleranceMs, MeasuredDuration measured, String where) {
        assertEquals(millis, measured.meanNanos() / 1e6, Math.max(toleranceMs, measured.sdNanos() / 1e6), where);
    }
}
