package dev.diptych.rig.calibration;

import static dev.diptych.rig.calibration.CalibrationRefusal.Code.DOES_NOT_SETTLE;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.NOT_REPEATABLE;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.OUT_OF_VIEW;

import dev.diptych.rig.light.Light;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.SwitchPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * Each light switched alone, away from rest for as long as its cap and patience allow, without knowing when it answers:
 * finds about when, and which lights cannot be measured.
 */
final class FirstLook {
    /** A light whose switch changes the picture by less is not seen. */
    static final double LEAST_SHARE = 0.01;
    private static final int REPEATS = 2;
    private static final long LONGEST_AWAY_NANOS = 1_000_000_000L;
    private static final long LONGEST_RETURN_NANOS = 1_000_000_000L;
    private static final double CAP_SHARE = 0.9;
    private static final long REST_NANOS = 800_000_000L;
    /** What two looks at a settled light may differ by. */
    private static final double SETTLED_SHARE = 0.03;

    private final SweepRunner runner;
    private final long framePeriodNanos;
    private final long plateauNanos;

    /** @param exposureNanos of every frame */
    FirstLook(SweepRunner runner, long exposureNanos) {
        this.runner = runner;
        this.framePeriodNanos = runner.stream().timing().framePeriodNanos();
        this.plateauNanos = framePeriodNanos + exposureNanos + 1_000_000;
    }

    RoughResponse of(Light light) throws RefusedException {
        List<FittedChange> leaving = new ArrayList<>();
        List<FittedChange> returning = new ArrayList<>();
        for (int i = 0; i < REPEATS; i++) {
            look(light, (i + 0.5) / REPEATS, leaving, returning);
        }
        boolean restsOn = light.restLevel() > 0;
        List<FittedChange> off = restsOn ? leaving : returning;
        List<FittedChange> on = restsOn ? returning : leaving;
        return new RoughResponse(dead(off), length(off), dead(on), length(on));
    }

    private void look(Light light, double phase, List<FittedChange> leaving, List<FittedChange> returning)
            throws RefusedException {
        long awayNanos = Math.min(LONGEST_AWAY_NANOS, Math.round(CAP_SHARE * light.cap().maxAwayNanos()));
        long leaveNanos = Math.round(phase * runner.stream().timing().readoutNanos());
        long returnNanos = leaveNanos + awayNanos;
        Edge leave = new Edge(light.id(), 1 - light.restLevel(), leaveNanos);
        Edge back = new Edge(light.id(), light.restLevel(), returnNanos);
        long untilNanos = returnNanos + Math.min(LONGEST_RETURN_NANOS, 4 * awayNanos);
        SweepRunner.Run run = runner.run(new SwitchPlan(List.of(leave, back)), leaveNanos - 3 * framePeriodNanos,
                untilNanos, REST_NANOS);
        long firstNanos = leaveNanos - 3 * framePeriodNanos;
        requireSeen(light, run, firstNanos, leaveNanos, returnNanos);
        leaving.add(fitted(light, new Stage(leave, firstNanos, leaveNanos, returnNanos - plateauNanos, returnNanos),
                run));
        returning.add(fitted(light, new Stage(back, returnNanos - plateauNanos, returnNanos,
                untilNanos - plateauNanos, untilNanos), run));
    }

    private void requireSeen(Light light, SweepRunner.Run run, long firstNanos, long leaveNanos, long returnNanos)
            throws RefusedException {
        double rest = mean(run, firstNanos, leaveNanos);
        double away = mean(run, returnNanos - plateauNanos, returnNanos);
        double earlier = mean(run, returnNanos - 2 * plateauNanos, returnNanos - plateauNanos);
        double share = Math.abs(away - rest) / rest;
        if (!(share >= LEAST_SHARE)) {
            throw new RefusedException(OUT_OF_VIEW,
                    "Switching \"%s\" changes the picture by %.2f %% only: it lights nothing that the camera sees, it is"
                            + " not connected, or another light bears its id; check its cable and where the camera looks.",
                    light.id(), 100 * share);
        }
        if (!(Math.abs(away - earlier) <= SETTLED_SHARE * Math.abs(away - rest))) {
            throw new RefusedException(DOES_NOT_SETTLE,
                    "\"%s\" was still changing %.0f ms after its switch, the longest that its cap allows; use a faster"
                            + " supply or dimmer, or raise the cap if the light may bear it.",
                    light.id(), (returnNanos - leaveNanos) / 1e6);
        }
    }

    private FittedChange fitted(Light light, Stage stage, SweepRunner.Run run) throws RefusedException {
        List<ChangeSamples.Sample> samples = SweepSamples.of(stage, run)
                .map(ChangeSamples::all)
                .orElseThrow(() -> new RefusedException(NOT_REPEATABLE,
                        "The camera dropped the frames that show \"%s\" change; calibrate again.", light.id()));
        return FittedChange.guess(samples).fit(samples, TransitionShape.SMOOTH, false);
    }

    private static double mean(SweepRunner.Run run, long fromNanos, long untilNanos) {
        return new Plateau(run.frames(), (double) run.zeroNanos() + fromNanos, (double) run.zeroNanos() + untilNanos)
                .mean();
    }

    private static long dead(List<FittedChange> changes) {
        return Math.round(changes.stream().mapToDouble(FittedChange::deadNanos).average().orElseThrow());
    }

    private static long length(List<FittedChange> changes) {
        return Math.round(changes.stream().mapToDouble(FittedChange::changeNanos).max().orElseThrow());
    }
}
