package dev.diptych.rig.calibration;

import static dev.diptych.rig.calibration.CalibrationRefusal.Code.FRAMES_TOO_SLOW;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.NOT_REPEATABLE;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.ROOM_TOO_BRIGHT;

import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightSet;
import java.util.ArrayList;
import java.util.List;

/** What all sweeps together say of each light and of the room, or why it cannot be believed. */
final class Findings {
    private static final double LARGEST_MISFIT_RATIO = 0.05;
    private static final double LARGEST_SD_SHARE = 0.25;
    private static final double LARGEST_SD_NANOS = 20e6;
    /** Below this a spread is of no consequence, however short the delay. */
    private static final double HARMLESS_SD_NANOS = 2e6;
    private static final double BRIGHTEST_ROOM_RATIO = 0.2;
    private static final int LEAST_SAMPLES_PER_REPEAT = 4;

    /** Of the changes so many must be seen from beginning to end: others are known only by the shape that these have. */
    private static final double LEAST_WHOLE_RATIO = 1 / 3.0;

    /** One light's changes in one direction. */
    private record Fitted(Light light, ChangeFit fit) {
        double sdNanos() {
            return MeasuredDuration.of(fit.fits().stream().mapToDouble(FittedChange::deadNanos).toArray()).sdNanos();
        }

        boolean isRepeatable() {
            double limitNanos = Math.max(HARMLESS_SD_NANOS,
                    Math.min(LARGEST_SD_NANOS, LARGEST_SD_SHARE * fit.meanDeadNanos()));
            // Written so that what is no number is not believed.
            return fit.misfitRatio() <= LARGEST_MISFIT_RATIO && sdNanos() <= limitNanos;
        }
    }

    private final LightSet lightSet;
    private final SweepResults results;
    private final int repeats;

    /** @param repeats how often each change was switched */
    Findings(LightSet lightSet, SweepResults results, int repeats) {
        this.lightSet = lightSet;
        this.results = results;
        this.repeats = repeats;
    }

    List<MeasuredLight> lights() throws RefusedException {
        List<Fitted> fitted = new ArrayList<>();
        for (Light light : lightSet.all()) {
            fitted.add(new Fitted(light, fit(light, results.off(light.id()), false)));
            fitted.add(new Fitted(light, fit(light, results.on(light.id()), light.restLevel() > 0)));
        }
        requireRepeatable(fitted);
        List<MeasuredLight> measured = new ArrayList<>();
        for (int i = 0; i < fitted.size(); i += 2) {
            Light light = fitted.get(i).light();
            measured.add(new MeasuredLight(light.id(), 1, fitted.get(i).fit().measured(false),
                    fitted.get(i + 1).fit().measured(true), results.share(light.id()),
                    light.restLevel() > 0 ? results.lampDroop(light.id()) : results.torchDroop()));
        }
        return measured;
    }

    private ChangeFit fit(Light light, List<ChangeSamples> seen, boolean overshoots) throws RefusedException {
        if (seen.size() < repeats / 2 && results.droppedFrames() > 0) {
            throw new RefusedException(NOT_REPEATABLE,
                    "Only %d of %d changes of \"%s\" were seen whole, because the camera drops frames; close other"
                            + " programs and calibrate again.",
                    seen.size(), repeats, light.id());
        }
        if (seen.size() < repeats / 2) {
            throw new RefusedException(FRAMES_TOO_SLOW,
                    "In %d of %d changes of \"%s\" no row of the camera was exposed in time; use a faster mode of the"
                            + " camera.",
                    repeats - seen.size(), repeats, light.id());
        }
        ChangeFit fit = ChangeFit.of(seen, overshoots);
        if (fit.samplesWithin() < LEAST_SAMPLES_PER_REPEAT * (long) seen.size()) {
            throw new RefusedException(FRAMES_TOO_SLOW,
                    "\"%s\" changes within %.1f ms, and too few rows are exposed in that time (%.1f a change); use a"
                            + " faster mode of the camera.",
                    light.id(), fit.meanChangeNanos() / 1e6, fit.samplesWithin() / (double) seen.size());
        }
        if (fit.bothEndsSeenRatio() < LEAST_WHOLE_RATIO) {
            throw new RefusedException(FRAMES_TOO_SLOW,
                    "\"%s\" takes about %.0f ms to change, and the camera seldom exposes rows both as that begins and as it"
                            + " ends (in %.0f %% of the changes); use a faster mode of the camera.",
                    light.id(), fit.meanChangeNanos() / 1e6, 100 * fit.bothEndsSeenRatio());
        }
        return fit;
    }

    /** A light that goes astray spoils what is seen of those switched next to it: it is the one that strays furthest. */
    private static void requireRepeatable(List<Fitted> fitted) throws RefusedException {
        if (fitted.stream().allMatch(Fitted::isRepeatable)) {
            return;
        }
        Fitted worst = fitted.getFirst();
        for (Fitted other : fitted) {
            worst = other.sdNanos() > worst.sdNanos() ? other : worst;
        }
        throw new RefusedException(NOT_REPEATABLE,
                "\"%s\" does not change in the same way twice (its delay varies by %.1f ms, and %.1f %% of its light follows"
                        + " no smooth course); look for a loose contact, a second light on its switch or something moving"
                        + " in the picture.",
                worst.light().id(), worst.sdNanos() / 1e6, 100 * worst.fit().misfitRatio());
    }

    MeasuredRoom room() throws RefusedException {
        MeasuredRoom room = results.room(lightSet.lamps().stream().map(Light::id).toList());
        if (!(room.lightRatio() <= BRIGHTEST_ROOM_RATIO)) {
            throw new RefusedException(ROOM_TOO_BRIGHT,
                    "With every lamp dark the room still has %.0f %% of the lamps' light; draw the curtains, switch off"
                            + " the room's lights, and check that every lamp is on a switch of the rig.",
                    100 * room.lightRatio());
        }
        return room;
    }
}
