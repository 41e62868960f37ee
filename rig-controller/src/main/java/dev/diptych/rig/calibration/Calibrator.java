package dev.diptych.rig.calibration;

import static dev.diptych.rig.calibration.CalibrationRefusal.Code.FLICKER;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.FRAMES_TOO_SLOW;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.RIG;

import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameStream;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.camera.TimestampReading;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.switching.LightControl;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
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
    /** Short against the periods of flicker: an exposure of a whole period is blind to it. */
    private static final long FLICKER_EXPOSURE_NANOS = 250_000;
    private static final double FLICKER_MAX_GAIN = 4;
    /** A ripple of 2 % was found to put dead times off by 3 ms. */
    private static final double LARGEST_BANDING_RATIO = 0.005;

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
        listener.measuring("flicker", 1, steps);
        // What timestamps mark shifts all rows alike: a ripple's frequency and depth stay what they are.
        MeasuredFlicker flicker = flicker(asReadout);
        listener.measuring("the camera's timestamps", 2, steps);
        MeasuredTimestamps timestamps = timestamps(stated, asReadout);
        TimestampReading reading = new TimestampReading(Optional.of(timestamps.measured()));
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
        Findings findings = new Findings(control.lights(), results, settings.repeats());
        return new Calibration(CalibratedCamera.of(camera), timestamps, lights(findings, firstLook, rough),
                findings.room(), flicker);
    }

    private List<MeasuredLight> lights(Findings findings, FirstLook firstLook, Map<String, RoughResponse> rough)
            throws RefusedException {
        try {
            return findings.lights();
        } catch (RefusedException e) {
            throw StrayLight.blame(control.lights(), firstLook, rough, e);
        }
    }

    private SweepRunner started(TimestampReading reading, ExposureSetting standing) throws RefusedException {
        try {
            camera.close();
            FrameStream stream = new FrameStream(clock, camera, reading);
            stream.start(standing);
            return new SweepRunner(clock, stream, control);
        } catch (CameraException e) {
            throw new RefusedException(Fault.of(e));
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

    /** Refuses a ripple that rows would take for the lamps' own changes. */
    private MeasuredFlicker flicker(TimestampReading reading) throws RefusedException {
        MeasuredFlicker flicker = measuredFlicker(reading);
        double bandingRatio = Math.max(flicker.bandingRatio(exposure.exposureNanos()),
                flicker.bandingRatio(exposure.exposureNanos() / 2));
        if (bandingRatio > LARGEST_BANDING_RATIO) {
            throw new RefusedException(FLICKER,
                    "The lamps flicker at about %.0f Hz by %.1f %%, too much to see by rows how they change (%.1f %% is left"
                            + " in exposures of %.1f ms); use drivers that do not flicker, or drive the lamps at full level%s.",
                    flicker.hertz(), 100 * flicker.depthRatio(), 100 * bandingRatio, exposure.exposureNanos() / 1e6,
                    advice(flicker));
        }
        return flicker;
    }

    private static String advice(MeasuredFlicker flicker) {
        return flicker.advisedExposureNanos().isEmpty()
                ? ""
                : String.format(Locale.ROOT, " (studio frames show no bands when exposed for %.2f ms)",
                        flicker.advisedExposureNanos().getAsLong() / 1e6);
    }

    private MeasuredFlicker measuredFlicker(TimestampReading reading) throws RefusedException {
        long shortNanos = Math.min(FLICKER_EXPOSURE_NANOS, exposure.exposureNanos());
        double gain = Math.clamp(exposure.sensitivity() / shortNanos, 1, FLICKER_MAX_GAIN * exposure.gain());
        FlickerMeter meter = new FlickerMeter();
        for (int block = 0; block < FlickerMeter.BLOCKS; block++) {
            meter.add(started(reading, new ExposureSetting(shortNanos, gain)).look(FlickerMeter.FRAMES_PER_BLOCK));
        }
        return meter.measure(settings.studio());
    }

    /** As many lamps in one sweep as their caps allow. */
    private List<List<Light>> groups(Map<String, RoughResponse> rough) throws RefusedException {
        List<Light> lamps = control.lights().lamps();
        for (int size = lamps.size(); size > 1; size--) {
            List<List<Light>> groups = new ArrayList<>();
            for (int from = 0; from < lamps.size(); from += size) {
                groups.add(lamps.subList(from, Math.min(lamps.size(), from + size)));
            }
            if (groups.stream().allMatch(group -> tooLongAway(group, rough).isEmpty())) {
                return groups;
            }
        }
        List<List<Light>> alone = lamps.stream().map(List::of).toList();
        for (List<Light> lamp : alone) {
            Optional<RefusedException> refusal = tooLongAway(lamp, rough);
            if (refusal.isPresent()) {
                throw refusal.get();
            }
        }
        return alone;
    }

    /** Why this group cannot be measured in one sweep; empty if in every repeat each light keeps its cap, and the whole the executor's. */
    private Optional<RefusedException> tooLongAway(List<Light> group, Map<String, RoughResponse> rough) {
        for (int repeat = 0; repeat < settings.repeats(); repeat++) {
            Sweep sweep = sweep(group, List.of(control.lights().flash()), rough, repeat);
            if (sweep.switchingNanos() > control.longestShotNanos()) {
                return Optional.of(new RefusedException(FRAMES_TOO_SLOW,
                        "To measure \"%s\" lights must be switched for %.0f ms, but what switches them takes %.0f ms at"
                                + " most; use a faster mode of the camera.",
                        group.getFirst().id(), sweep.switchingNanos() / 1e6, control.longestShotNanos() / 1e6));
            }
            for (Light light : control.lights().all()) {
                if (sweep.awayNanos(light.id()) > AllowedStay.nanos(light)) {
                    return Optional.of(new RefusedException(FRAMES_TOO_SLOW,
                            "To measure \"%s\" it must be away from rest for %.0f ms, but by its cap it may be for %.0f"
                                    + " ms; use a faster mode of the camera, or raise the cap if the light may bear it.",
                            light.id(), sweep.awayNanos(light.id()) / 1e6, AllowedStay.nanos(light) / 1e6));
                }
            }
        }
        return Optional.empty();
    }

    private Sweep sweep(List<Light> lamps, List<Light> flash, Map<String, RoughResponse> rough, int repeat) {
        // Each lamp is the first in its turn.
        List<Light> inTurn = new ArrayList<>(lamps);
        Collections.rotate(inTurn, repeat);
        return new Sweep.Planner(camera.timing(), exposure, rough).plan(inTurn, flash, vanDerCorput(repeat, 2),
                vanDerCorput(repeat, 3));
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
