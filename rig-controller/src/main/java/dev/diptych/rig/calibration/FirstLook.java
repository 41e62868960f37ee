package dev.diptych.rig.calibration;

import static dev.diptych.rig.calibration.CalibrationRefusal.Code.DOES_NOT_SETTLE;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.FRAMES_TOO_SLOW;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.NOT_REPEATABLE;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.OUT_OF_VIEW;

import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.SwitchPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * Each light switched alone, away from rest for as long as its cap and patience allow, without knowing when it answers:
 * finds about when, and which lights cannot be measured. The looks are spread over a frame period and fitted together, so
 * that what no row saw in one was seen in another.
 */
final class FirstLook {
    /** A light whose switch changes the picture by less is not seen. */
    static final double LEAST_SHARE = 0.01;
    private static final int LEAST_LOOKS = 2;
    private static final int MOST_LOOKS = 6;
    private static final int DELAY_LOOKS = 6;
    private static final int MOST_ATTEMPTS = 4;
    private static final long LONGEST_AWAY_NANOS = 1_000_000_000L;
    private static final long RETURN_NANOS = 1_000_000_000L;
    private static final long REST_NANOS = 800_000_000L;
    private static final int FRAMES_BEFORE = 3;
    /** What two looks at a settled light may differ by. */
    private static final double SETTLED_SHARE = 0.03;

    private final SweepRunner runner;
    private final long framePeriodNanos;
    private final long plateauNanos;
    private final int looks;

    /** @param exposureNanos of every frame */
    FirstLook(SweepRunner runner, long exposureNanos) {
        this.runner = runner;
        FrameTiming timing = runner.stream().timing();
        this.framePeriodNanos = timing.framePeriodNanos();
        this.plateauNanos = framePeriodNanos + exposureNanos + 1_000_000;
        this.looks = Math.clamp(Math.ceilDiv(framePeriodNanos, timing.readoutNanos() + exposureNanos), LEAST_LOOKS,
                MOST_LOOKS);
    }

    RoughResponse of(Light light) throws RefusedException {
        long awayNanos = Math.min(LONGEST_AWAY_NANOS, AllowedStay.nanos(light));
        if (awayNanos < 2 * plateauNanos) {
            throw new RefusedException(FRAMES_TOO_SLOW,
                    "\"%s\" may be away from rest for %.0f ms by its cap, but the camera needs %.0f ms to see that it has"
                            + " settled; use a faster mode of the camera, or raise the cap if the light may bear it.",
                    light.id(), awayNanos / 1e6, 2 * plateauNanos / 1e6);
        }
        List<ChangeSamples.Sample> leaving = new ArrayList<>();
        List<ChangeSamples.Sample> returning = new ArrayList<>();
        for (int i = 0; i < looks; i++) {
            look(light, Math.round((i + 0.5) / looks * framePeriodNanos), awayNanos, leaving, returning);
        }
        FittedChange left = fitted(leaving);
        FittedChange returned = fitted(returning);
        FittedChange off = light.restLevel() > 0 ? left : returned;
        FittedChange on = light.restLevel() > 0 ? returned : left;
        return new RoughResponse(Math.round(off.deadNanos()), Math.round(off.changeNanos()),
                Math.round(on.deadNanos()), Math.round(on.changeNanos()));
    }

    /**
     * Standard deviation of when a light leaves, switched alone, so that no other light's change is taken for its own.
     *
     * @param deadNanos about when it leaves: within a readout, if it does as it did
     */
    double delaySdNanos(Light light, long deadNanos) throws RefusedException {
        long awayNanos = Math.min(LONGEST_AWAY_NANOS, AllowedStay.nanos(light));
        double[] delays = new double[DELAY_LOOKS];
        for (int i = 0; i < DELAY_LOOKS; i++) {
            long placeNanos = Math.round((0.2 + 0.5 * i / DELAY_LOOKS) * runner.stream().timing().readoutNanos());
            List<ChangeSamples.Sample> leaving = new ArrayList<>();
            look(light, placeNanos - deadNanos, awayNanos, leaving, new ArrayList<>());
            delays[i] = fitted(leaving).deadNanos();
        }
        return MeasuredDuration.of(delays).sdNanos();
    }

    private void look(Light light, long leaveNanos, long awayNanos, List<ChangeSamples.Sample> leaving,
            List<ChangeSamples.Sample> returning) throws RefusedException {
        long firstNanos = leaveNanos - FRAMES_BEFORE * framePeriodNanos;
        long returnNanos = leaveNanos + awayNanos;
        long untilNanos = returnNanos + Math.max(3 * plateauNanos, RETURN_NANOS);
        Edge leave = new Edge(light.id(), 1 - light.restLevel(), leaveNanos);
        Edge back = new Edge(light.id(), light.restLevel(), returnNanos);
        SweepRunner.Run run = run(new SwitchPlan(List.of(leave, back)), firstNanos, untilNanos);
        double rest = mean(run, firstNanos, leaveNanos);
        double away = mean(run, returnNanos - plateauNanos, returnNanos);
        requireSeen(light, rest, away, awayNanos);
        requireSettled(light, run, returnNanos, Math.abs(away - rest), awayNanos);
        requireSettled(light, run, untilNanos, Math.abs(away - rest), untilNanos - returnNanos);
        leaving.addAll(samples(light,
                new Stage(leave, firstNanos, leaveNanos, returnNanos - plateauNanos, returnNanos), run));
        returning.addAll(samples(light, new Stage(back, returnNanos - plateauNanos, returnNanos,
                untilNanos - plateauNanos, untilNanos), run));
    }

    /** Again if frames were dropped; what the last one shows must do. */
    private SweepRunner.Run run(SwitchPlan plan, long firstNanos, long untilNanos) throws RefusedException {
        SweepRunner.Run run = runner.run(plan, firstNanos, untilNanos, REST_NANOS);
        for (int attempt = 1; attempt < MOST_ATTEMPTS && run.droppedFrames() > 0; attempt++) {
            run = runner.run(plan, firstNanos, untilNanos, REST_NANOS);
        }
        return run;
    }

    private static void requireSeen(Light light, double rest, double away, long awayNanos) throws RefusedException {
        if (!Double.isFinite(away + rest)) {
            throw dropped(light);
        }
        double share = Math.abs(away - rest) / rest;
        if (!(share >= LEAST_SHARE)) {
            throw new RefusedException(OUT_OF_VIEW,
                    "Switching \"%s\" for %.0f ms changes the picture by %.2f %% only: it lights nothing that the camera"
                            + " sees, it is not connected, another light bears its id, or it answers later than that;"
                            + " check its cable, where the camera looks, and its cap.",
                    light.id(), awayNanos / 1e6, 100 * share);
        }
    }

    /** @param afterNanos how long after its switch */
    private void requireSettled(Light light, SweepRunner.Run run, long atNanos, double step, long afterNanos)
            throws RefusedException {
        double last = mean(run, atNanos - plateauNanos, atNanos);
        double earlier = mean(run, atNanos - 2 * plateauNanos, atNanos - plateauNanos);
        if (!Double.isFinite(last + earlier)) {
            throw dropped(light);
        }
        if (Math.abs(last - earlier) > SETTLED_SHARE * step) {
            throw new RefusedException(DOES_NOT_SETTLE,
                    "\"%s\" was still changing %.0f ms after its switch, and no longer may it take; use a faster supply or"
                            + " dimmer, or raise its cap if the light may bear it.",
                    light.id(), afterNanos / 1e6);
        }
    }

    private static List<ChangeSamples.Sample> samples(Light light, Stage stage, SweepRunner.Run run)
            throws RefusedException {
        return SweepSamples.of(stage, run).map(ChangeSamples::all).orElseThrow(() -> dropped(light));
    }

    static RefusedException dropped(Light light) {
        return new RefusedException(NOT_REPEATABLE,
                "The camera dropped the frames that show \"%s\" change; close other programs and calibrate again.",
                light.id());
    }

    private static FittedChange fitted(List<ChangeSamples.Sample> samples) {
        return FittedChange.guess(samples).fit(samples, TransitionShape.SMOOTH, false);
    }

    private static double mean(SweepRunner.Run run, long fromNanos, long untilNanos) {
        return new Plateau(run.frames(), (double) run.zeroNanos() + fromNanos, (double) run.zeroNanos() + untilNanos)
                .mean();
    }
}
