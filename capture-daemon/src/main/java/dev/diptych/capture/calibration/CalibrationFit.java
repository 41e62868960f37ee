package dev.diptych.capture.calibration;

import dev.diptych.rig.calibration.CalibratedCamera;
import dev.diptych.rig.calibration.MeasuredLight;
import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a calibration is of this rig: the same camera mode, the same lights, each used at the level at which it was
 * measured.
 *
 * @param levels what each light is switched on to, by id
 */
public record CalibrationFit(CalibratedCamera camera, Map<String, Double> levels) {
    /** Timings of one mode differ by rounding alone. */
    private static final long TIMING_TOLERANCE_NANOS = 10_000;
    private static final double LEVEL_TOLERANCE = 0.005;

    public CalibrationFit {
        levels = Map.copyOf(levels);
    }

    /** A rig whose lights are all used at full level. */
    public static CalibrationFit of(Camera camera, LightSet lights) {
        return new CalibrationFit(CalibratedCamera.of(camera),
                lights.all().stream().collect(Collectors.toMap(Light::id, light -> 1.0)));
    }

    /** Why the calibration is not to be used, as one sentence that names what differs; empty if it may. */
    public Optional<String> objection(StoredCalibration stored) {
        CalibratedCamera then = stored.calibration().camera();
        return unplaced(stored)
                .or(() -> differing(then))
                .or(() -> differing("frame period", then.framePeriodNanos(), camera.framePeriodNanos()))
                .or(() -> differing("readout", then.readoutNanos(), camera.readoutNanos()))
                .or(() -> missing(stored))
                .or(() -> extra(stored))
                .or(() -> atAnotherLevel(stored))
                .map(what -> "The calibration " + stored.file() + " " + what + "; calibrate again.");
    }

    private static Optional<String> unplaced(StoredCalibration stored) {
        return stored.calibration().timestamps().measured() == TimestampMeaning.UNKNOWN
                ? Optional.of("does not know what the camera's timestamps mark")
                : Optional.empty();
    }

    private Optional<String> differing(CalibratedCamera then) {
        return then.widthPx() == camera.widthPx() && then.heightPx() == camera.heightPx()
                ? Optional.empty()
                : Optional.of("is of a camera at " + then.widthPx() + "x" + then.heightPx()
                        + " pixels, but this one is at " + camera.widthPx() + "x" + camera.heightPx());
    }

    private static Optional<String> differing(String what, long thenNanos, long nowNanos) {
        return Math.abs(thenNanos - nowNanos) <= TIMING_TOLERANCE_NANOS
                ? Optional.empty()
                : Optional.of(String.format(Locale.ROOT,
                        "is of a camera with a %s of %.2f ms, but this one has %.2f ms", what, thenNanos / 1e6,
                        nowNanos / 1e6));
    }

    private Optional<String> missing(StoredCalibration stored) {
        return levels.keySet()
                .stream()
                .sorted()
                .filter(id -> stored.calibration().find(id).isEmpty())
                .findFirst()
                .map(id -> "does not know the light \"" + id + "\" of this rig");
    }

    private Optional<String> extra(StoredCalibration stored) {
        return stored.calibration()
                .lights()
                .stream()
                .map(MeasuredLight::lightId)
                .filter(id -> !levels.containsKey(id))
                .findFirst()
                .map(id -> "is of a rig with the light \"" + id + "\", which this one does not have");
    }

    private Optional<String> atAnotherLevel(StoredCalibration stored) {
        for (MeasuredLight light : stored.calibration().lights()) {
            double used = levels.getOrDefault(light.lightId(), light.level());
            if (Math.abs(used - light.level()) > LEVEL_TOLERANCE) {
                return Optional.of(String.format(Locale.ROOT,
                        "measured the light \"%s\" at level %.2f, but it is used at %.2f", light.lightId(),
                        light.level(), used));
            }
        }
        return Optional.empty();
    }
}
