package dev.diptych.rig.calibration;

import static dev.diptych.rig.shot.TestRig.ms;
import static dev.diptych.rig.shot.TestRig.response;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.light.OutputCap;
import dev.diptych.rig.switching.LightControl;
import dev.diptych.rig.switching.SafetyGate;
import dev.diptych.rig.time.VirtualClock;
import java.util.List;
import java.util.Random;

/** A relay lamp, a dimmed one and a torch that answer the same every time, seen at 30 frames a second without noise. */
final class KnownRig {
    static final double ROOM = 0.02;
    static final double KEY = 0.6;
    static final double FILL = 0.38;
    static final double FLASH = 0.15;
    private static final long LONGEST_NANOS = ms(900_000);

    final VirtualClock clock = new VirtualClock();
    final RampLight key = new RampLight("key", true, new RampLight.Answer(320, 80, 0), new RampLight.Answer(140, 40, 0),
            new Random(1));
    final RampLight fill = new RampLight("fill", true, new RampLight.Answer(9, 5, 0), new RampLight.Answer(7, 6, 0),
            new Random(2));
    final RampLight flash;
    final RecordingExecutor executor;
    RowCamera camera;
    /** Light of each row, multiplied with all lights. */
    double[] rows = new double[RowCamera.ROWS];
    OutputCap lampCap = OutputCap.studioLamp();
    CalibrationListener listener = (what, step, steps) -> {};

    KnownRig() {
        this(new RampLight.Answer(0.1, 0.4, 0), new RampLight.Answer(0.2, 0.6, 0));
    }

    KnownRig(RampLight.Answer flashOff, RampLight.Answer flashOn) {
        clock.sleepUntil(ms(7_000));
        flash = new RampLight("flash", false, flashOff, flashOn, new Random(3));
        executor = new RecordingExecutor(clock, List.of(key, fill, flash));
        camera = new RowCamera(clock, new FrameTiming(ms(33.3), ms(18)), TimestampMeaning.EXPOSURE_START, this::light);
        for (int row = 0; row < rows.length; row++) {
            rows[row] = 1 + 0.5 * Math.sin(row / 4.0);
        }
    }

    private double light(int row, double fromNanos, double untilNanos) {
        double light = ROOM + KEY * key.mean(fromNanos, untilNanos) + FILL * fill.mean(fromNanos, untilNanos)
                + FLASH * flash.mean(fromNanos, untilNanos);
        return 0.05 * rows[row] * light;
    }

    CalibrationOutcome calibrate() {
        LightSet lights = new LightSet(List.of(
                new Light("key", LightKind.STUDIO_LAMP, lampCap, response(300, 70, 150, 50)),
                new Light("fill", LightKind.STUDIO_LAMP, lampCap, response(8, 5, 8, 5)),
                new Light("flash", LightKind.FLASH, OutputCap.torchLed(), response(0.1, 0.5, 0.1, 0.5))));
        long beganNanos = clock.nanos();
        CalibrationOutcome outcome = new Calibrator(clock, camera,
                new LightControl(clock, lights, executor, new SafetyGate(lights)),
                new CalibrationSettings(new ExposureSetting(ms(8), 1), 8), listener).calibrate();
        assertTrue(clock.nanos() - beganNanos < LONGEST_NANOS);
        return outcome;
    }

    Calibration measured() {
        CalibrationOutcome outcome = calibrate();
        return assertInstanceOf(CalibrationOutcome.Measured.class, outcome, outcome::toString).calibration();
    }

    CalibrationRefusal refused() {
        CalibrationOutcome outcome = calibrate();
        // What was measured would fill pages.
        assertEquals(CalibrationOutcome.Refused.class, outcome.getClass());
        return ((CalibrationOutcome.Refused) outcome).refusal();
    }
}
