package dev.diptych.rig.calibration;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.light.LightResponse;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.light.OutputCap;
import dev.diptych.rig.light.Spread;
import dev.diptych.rig.switching.LightControl;
import dev.diptych.rig.switching.SafetyGate;
import dev.diptych.rig.time.VirtualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A rig drawn from a seed: lights quick and slow, caps wide and tight, cameras of every pace and readout. */
final class RandomRig {
    static final double ROOM = 0.003;

    final VirtualClock clock = new VirtualClock();
    final List<RampLight> truth = new ArrayList<>();
    final LightSet lights;
    final FrameTiming timing;
    final ExposureSetting studio;
    final RecordingExecutor executor;
    final RowCamera camera;
    private final Random random;
    private final List<Double> brightness = new ArrayList<>();

    RandomRig(long seed) {
        random = new Random(seed);
        clock.sleepUntil(random.nextLong(1_000_000_000_000L));
        long periodNanos = nanos(between(8, 100));
        // Half of them are as cameras are in fact: reading out for most of the time.
        timing = new FrameTiming(periodNanos,
                Math.round(periodNanos * (random.nextBoolean() ? between(0.5, 0.95) : between(0, 0.95))));
        studio = new ExposureSetting(Math.round(periodNanos * between(0.05, 0.9)), 1);
        List<Light> believed = new ArrayList<>();
        believed.add(flash());
        int lamps = 1 + random.nextInt(6);
        for (int i = 0; i < lamps; i++) {
            believed.add(lamp("lamp-" + i));
        }
        lights = new LightSet(believed);
        double all = brightness.stream().skip(1).mapToDouble(Double::doubleValue).sum();
        brightness.replaceAll(one -> one / all);
        brightness.set(0, between(0.05, 0.3));
        executor = new RecordingExecutor(clock, truth);
        camera = new RowCamera(clock, timing,
                random.nextBoolean() ? TimestampMeaning.EXPOSURE_START : TimestampMeaning.READOUT_START, this::light);
    }

    CalibrationOutcome calibrate() {
        return new Calibrator(clock, camera, new LightControl(clock, lights, executor, new SafetyGate(lights)),
                new CalibrationSettings(studio, 8), (what, step, steps) -> {}).calibrate();
    }

    /** Half of what saturates at the studio exposure, with all lamps on; each light falls off to another side. */
    private double light(int row, double exposedNanos, double readNanos) {
        double light = ROOM;
        for (int i = 0; i < truth.size(); i++) {
            double slope = 0.4 * Math.cos(2.0 * i) * (row / (double) RowCamera.ROWS - 0.5);
            light += brightness.get(i) * (1 + slope) * truth.get(i).mean(exposedNanos, readNanos);
        }
        return 0.5 * light / (studio.sensitivity() / 1e6);
    }

    private Light flash() {
        RampLight.Answer on = new RampLight.Answer(between(0, random.nextInt(8) == 0 ? 40 : 3), between(0.2, 5), 0);
        RampLight.Answer off = new RampLight.Answer(between(0, 3), between(0.2, 5), 0);
        OutputCap cap = switch (random.nextInt(8)) {
            case 0 -> OutputCap.strobeLed();
            case 1 -> new OutputCap(nanos(between(5, 300)), between(0.01, 0.3), nanos(between(1_000, 10_000)));
            default -> OutputCap.torchLed();
        };
        return add("flash", LightKind.FLASH, cap, off, on);
    }

    private Light lamp(String id) {
        boolean quick = random.nextBoolean();
        RampLight.Answer off = new RampLight.Answer(between(0, quick ? 20 : 500), between(1, quick ? 20 : 300),
                between(0, quick ? 0.3 : 4));
        RampLight.Answer on = new RampLight.Answer(between(0, quick ? 20 : 250), between(1, quick ? 20 : 150),
                between(0, quick ? 0.3 : 4));
        OutputCap cap = switch (random.nextInt(8)) {
            case 0 -> new OutputCap(nanos(between(50, 1_500)), between(0.05, 1), nanos(between(2_000, 10_000)));
            case 1 -> new OutputCap(nanos(between(600, 1_000)), 0.5, nanos(10_000));
            default -> OutputCap.studioLamp();
        };
        return add(id, LightKind.STUDIO_LAMP, cap, off, on);
    }

    private Light add(String id, LightKind kind, OutputCap cap, RampLight.Answer off, RampLight.Answer on) {
        truth.add(new RampLight(id, kind == LightKind.STUDIO_LAMP, off, on, random));
        brightness.add(between(0.2, 1));
        return new Light(id, kind, cap, new LightResponse(spread(off.deadMs()), spread(off.lengthMs()),
                spread(on.deadMs()), spread(on.lengthMs())));
    }

    /** A data sheet, which is not always right. */
    private Spread spread(double trueMs) {
        return Spread.normal(nanos(trueMs * between(0.8, 1.2)), nanos(0.05 * trueMs));
    }

    private static long nanos(double millis) {
        return Math.round(millis * 1e6);
    }

    private double between(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }
}
