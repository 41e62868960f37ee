package dev.diptych.studio;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.calibration.Calibration;
import dev.diptych.rig.calibration.CalibrationOutcome;
import dev.diptych.rig.calibration.CalibrationRefusal;
import dev.diptych.rig.calibration.CalibrationSettings;
import dev.diptych.rig.calibration.Calibrator;
import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.light.OutputCap;
import dev.diptych.rig.switching.LightControl;
import dev.diptych.rig.switching.SafetyGate;
import dev.diptych.rig.switching.ShotExecutor;
import dev.diptych.rig.time.Clock;
import dev.diptych.studio.sensor.SensorOptions;
import dev.diptych.studio.sensor.TimestampStyle;
import java.util.concurrent.TimeUnit;

/** A simulated studio with nobody in it and what calibrates it; each part can be exchanged for a faulty one. */
final class CalibrationRig {
    /** No calibration takes longer, however it ends. */
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);

    final SimulatedStudio studio;
    final Clock clock;
    Camera camera;
    ShotExecutor executor;
    LightSet lights;
    SafetyGate gate;
    ExposureSetting studioExposure;
    int repeats;

    CalibrationRig(StudioGrade grade, LampKind lamps, long seed, int widthPx, int heightPx, int repeats) {
        this(new StudioOptions(grade, lamps, seed, widthPx, heightPx), repeats);
    }

    CalibrationRig(StudioGrade grade, LampKind lamps, long seed, int widthPx, int heightPx, int repeats,
            TimestampStyle timestamps) {
        this(new StudioOptions(grade, lamps, seed, widthPx, heightPx,
                SensorOptions.DEFAULT.withTimestamps(timestamps)), repeats);
    }

    CalibrationRig(StudioGrade grade, LampKind lamps, long seed, int widthPx, int heightPx, int repeats,
            double rippleHertz, double rippleRatio) {
        this(new StudioOptions(grade, lamps, seed, widthPx, heightPx,
                SensorOptions.DEFAULT.withRipple(rippleHertz, rippleRatio)), repeats);
    }

    private CalibrationRig(StudioOptions options, int repeats) {
        studio = new SimulatedStudio(options);
        studio.leaveChairEmpty();
        clock = studio.clock();
        camera = studio.camera();
        executor = studio.executor();
        lights = studio.equipment();
        gate = new SafetyGate(lights);
        studioExposure = studio.studioExposure();
        this.repeats = repeats;
    }

    void cap(String lightId, OutputCap cap) {
        lights = new LightSet(lights.all()
                .stream()
                .map(light -> light.id().equals(lightId)
                        ? new Light(lightId, light.kind(), cap, light.response())
                        : light)
                .toList());
        gate = new SafetyGate(lights);
    }

    CalibrationOutcome calibrate() {
        long beganNanos = clock.nanos();
        CalibrationOutcome outcome = new Calibrator(clock, camera, new LightControl(clock, lights, executor, gate),
                new CalibrationSettings(studioExposure, repeats), (what, step, steps) -> {}).calibrate();
        assertTrue(clock.nanos() - beganNanos < LONGEST_NANOS,
                () -> "took " + (clock.nanos() - beganNanos) / 1_000_000_000 + " s");
        return outcome;
    }

    Calibration measured() {
        CalibrationOutcome outcome = calibrate();
        return assertInstanceOf(CalibrationOutcome.Measured.class, outcome, outcome::toString).calibration();
    }

    CalibrationRefusal refused() {
        CalibrationOutcome outcome = calibrate();
        return assertInstanceOf(CalibrationOutcome.Refused.class, outcome, outcome::toString).refusal();
    }
}
