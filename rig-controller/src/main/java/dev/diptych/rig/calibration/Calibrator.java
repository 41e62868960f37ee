package dev.diptych.rig.calibration;

import static dev.diptych.rig.calibration.CalibrationRefusal.Code.FRAMES_TOO_SLOW;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.NOT_REPEATABLE;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.RIG;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.ROOM_TOO_BRIGHT;

import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameStream;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.camera.TimestampReading;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.switching.LightControl;
import dev.diptych.rig.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Measures a rig with its own camera: a look at the picture, what the timestamps mark, each light roughly, flicker, then
 * {@linkplain Sweep sweeps} until every change was seen often enough. Everything is switched through the safety gate. What
 * makes no sense is refused with a sentence. The chair is empty and nothing moves in the picture.
 */
public final class Calibrator {
    private static final long REST_NANOS = 800_000_000L;
    private static final double CAP_SHARE = 0.9;
    private static final double LARGEST_MISFIT_RATIO = 0.05;
    private static final double LARGEST_SD_SHARE = 0.25;
    private static final long LARGEST_SD_NANOS = 40_000_000;
    private static final double BRIGHTEST_ROOM_RATIO = 0.2;
    private static final int LEAST_SAMPLES_PER_REPEAT = 4;
    /** Short against the periods of flicker. */
    private static final long FLICKER_EXPOSURE_NANOS = 1_000_000;
    private static final double FLICKER_MAX_GAIN = 4;

    private final Clock clock;
    private final Camera camera;
    private final LightControl control;
    private final CalibrationSettings settings;
    private final CalibrationListener listener;
    private final ExposureSetting exposure;

    public Calibrator(Clock clock, Camera camera, LightControl control, CalibrationSettings settings,
            CalibrationListener listener) {
        this.clock = clock;
        this.camera = camera;
        this.control = control;
        this.settings = settings;
        this.listener = listener;
        this.exposure = new ExposureSetting(Math.max(1, settings.studio().exposureNanos() / 2),
                settings.studio().gain());
    }

    /** Starts the camera, measures, closes the camera. */
    public CalibrationOutcome calibrate() {
        try {
            return new CalibrationOutcome.Measured(measure());
        } catch (RefusedException e) {
            return new CalibrationOutcome.Refused(e.refusal());
        } finally {
            camera.close();
        }
    }

    private Calibration measure() throws RefusedException {
        List<Light> lights = control.lights().all();
        int steps = settings.repeats() + lights.size() + 3;
        listener.measuring("the picture", 0, steps);
        TimestampReading asReadout = new TimestampReading(Optional.of(TimestampMeaning.READOUT_START));
        TimestampMeaning stated = new Picture(clock, camera).check(started(asReadout, exposure));
        listener.measuring("the camera's timestamps", 1, steps);
        MeasuredTimestamps timestamps = timestamps(stated, asReadout);
        TimestampReading reading = new TimestampReading(Optional.of(timestamps.measured()));
        listener.measuring("flicker", 2, steps);
        MeasuredFlicker flicker = flicker(reading);
        SweepRunner runner = started(reading, exposure);
        FirstLook firstLook = new FirstLook(runner, exposure.exposureNanos());
        Map<String, RoughResponse> rough = new TreeMap<>();
        for (Light light : lights) {
            listener.measuring(light.id(), 3 + rough.size(), steps);
            rough.put(light.id(), firstLook.of(light));
        }
        SweepResults results = new SweepResults();
        List<List<Light>> groups = groups(rough);
        for (int repeat = 0; repeat < settings.repeats(); repeat++) {
            listener.measuring("all lights", 3 + lights.size() + repeat, steps);
            for (int group = 0; group < groups.size(); group++) {
                Sweep sweep = sweep(groups.get(group), group == 0 ? List.of(control.lights().flash()) : List.of(),
                        rough, repeat);
                results.add(sweep, runner.run(sweep.switches(), sweep.fromNanos(), sweep.untilNanos(), REST_NANOS),
                        groups.get(group).size() == control.lights().lamps().size());
            }
        }
        listener.measuring("all lights", steps, steps);
        return new Calibration(CalibratedCamera.of(camera), timestamps, lights(results), room(results), flicker);
    }

    private SweepRunner started(TimestampReading reading, ExposureSetting standing) throws RefusedException {
        try {
            camera.close();
            FrameStream stream = new FrameStream(clock, camera, reading);
            stream.start(standing);
            return new SweepRunner(clock, stream, control);
        } catch (CameraException e) {
            throw new RefusedException(RIG, "%s", String.valueOf(e.getMessage()));
        }
    }

    private MeasuredTimestamps timestamps(TimestampMeaning stated, TimestampReading asReadout)
            throws RefusedException {
        BlinkingLight blinking = new BlinkingLight(control.lights().flash());
        ExposureSetting shorter = new ExposureSetting(exposure.exposureNanos() / 2, exposure.gain());
        double longDelayNanos = blinking.delayNanos(started(asReadout, exposure), exposure.exposureNanos());
        double shortDelayNanos = blinking.delayNanos(started(asReadout, shorter), shorter.exposureNanos());
        return blinking.conclude(stated, shortDelayNanos, longDelayNanos, shorter.exposureNanos(),
                exposure.exposureNanos());
    }

    private MeasuredFlicker flicker(TimestampReading reading) throws RefusedException {
        long shortNanos = Math.min(FLICKER_EXPOSURE_NANOS, exposure.exposureNanos());
        double gain = Math.clamp(exposure.sensitivity() / shortNanos, 1, FLICKER_MAX_GAIN * exposure.gain());
        FlickerMeter meter = new FlickerMeter();
        for (int block = 0; block < FlickerMeter.BLOCKS; block++) {
            meter.add(started(reading, new ExposureSetting(shortNanos, gain)).look(FlickerMeter.FRAMES_PER_BLOCK));
        }
        return meter.measure(settings.studio());
    }

    /** As many lamps in one sweep as their caps allow. */
    private List<List<Light>> groups(Map<String, RoughResponse> rough) {
        List<Light> lamps = control.lights().lamps();
        for (int size = lamps.size(); size > 1; size--) {
            List<List<Light>> groups = new ArrayList<>();
            for (int from = 0; from < lamps.size(); from += size) {
                groups.add(lamps.subList(from, Math.min(lamps.size(), from + size)));
            }
            if (groups.stream().allMatch(group -> keepsCaps(group, rough))) {
                return groups;
            }
        }
        return lamps.stream().map(List::of).toList();
    }

    private boolean keepsCaps(List<Light> group, Map<String, RoughResponse> rough) {
        Sweep sweep = sweep(group, List.of(control.lights().flash()), rough, 0);
        return group.stream()
                .allMatch(lamp -> sweep.awayNanos(lamp.id()) <= CAP_SHARE * lamp.cap().maxAwayNanos());
    }

    private Sweep sweep(List<Light> lamps, List<Light> flash, Map<String, RoughResponse> rough, int repeat) {
        // Each lamp is the first in its turn.
        List<Light> inTurn = new ArrayList<>(lamps);
        Collections.rotate(inTurn, repeat);
        return new Sweep.Planner(camera.timing(), exposure, rough).plan(inTurn, flash, vanDerCorput(repeat, 2),
                vanDerCorput(repeat, 3));
    }

    private List<MeasuredLight> lights(SweepResults results) throws RefusedException {
        List<MeasuredLight> measured = new ArrayList<>();
        for (Light light : control.lights().all()) {
            ChangeFit off = fit(light, results.off(light.id()), false);
            ChangeFit on = fit(light, results.on(light.id()), light.restLevel() > 0);
            measured.add(new MeasuredLight(light.id(), 1, off.measured(false), on.measured(true),
                    results.share(light.id()),
                    light.restLevel() > 0 ? results.lampDroop(light.id()) : results.torchDroop()));
        }
        return measured;
    }

    private ChangeFit fit(Light light, List<ChangeSamples> repeats, boolean overshoots) throws RefusedException {
        if (repeats.size() < settings.repeats() / 2) {
            throw new RefusedException(NOT_REPEATABLE,
                    "Only %d of %d changes of \"%s\" were seen whole, because the camera drops frames; close other"
                            + " programs and calibrate again.",
                    repeats.size(), settings.repeats(), light.id());
        }
        ChangeFit fit = ChangeFit.of(repeats, overshoots);
        if (fit.samplesWithin() < LEAST_SAMPLES_PER_REPEAT * (long) repeats.size()) {
            throw new RefusedException(FRAMES_TOO_SLOW,
                    "\"%s\" changes within %.1f ms, and too few rows are exposed in that time (%.1f a change); use a"
                            + " faster mode of the camera.",
                    light.id(), fit.meanChangeNanos() / 1e6, fit.samplesWithin() / (double) repeats.size());
        }
        double sdNanos = MeasuredDuration.of(fit.fits().stream().mapToDouble(FittedChange::deadNanos).toArray())
                .sdNanos();
        double sdLimitNanos = Math.max(2e6, Math.min(LARGEST_SD_NANOS, LARGEST_SD_SHARE * fit.meanDeadNanos()));
        if (fit.misfitRatio() > LARGEST_MISFIT_RATIO || sdNanos > sdLimitNanos) {
            throw new RefusedException(NOT_REPEATABLE,
                    "\"%s\" does not change in the same way twice (its delay varies by %.1f ms, and %.1f %% of its light"
                            + " follows no smooth course); look for a loose contact, a second light on its switch or"
                            + " something moving in the picture.",
                    light.id(), sdNanos / 1e6, 100 * fit.misfitRatio());
        }
        return fit;
    }

    private static MeasuredRoom room(SweepResults results) throws RefusedException {
        MeasuredRoom room = results.room();
        if (!(room.lightRatio() <= BRIGHTEST_ROOM_RATIO)) {
            throw new RefusedException(ROOM_TOO_BRIGHT,
                    "With every lamp dark the room still has %.0f %% of the lamps' light; draw the curtains, switch off"
                            + " the room's lights, and check that every lamp is on a switch of the rig.",
                    100 * room.lightRatio());
        }
        return room;
    }

    /** Evenly spread over [0, 1) however many are drawn. */
    private static double vanDerCorput(int index, int base) {
        double value = 0;
        double place = 1.0 / base;
        for (int rest = index; rest > 0; rest /= base) {
            value += rest % base * place;
            place /= base;
        }
        return value;
    }
}
