package dev.diptych.studio.sensor;

import dev.diptych.imaging.Box;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.time.VirtualClock;
import dev.diptych.studio.light.ResponseTruth;
import dev.diptych.studio.light.RoomLight;
import dev.diptych.studio.light.SimulatedLight;
import dev.diptych.studio.scene.Chair;
import dev.diptych.studio.scene.Scene;
import dev.diptych.studio.scene.SceneLights;
import dev.diptych.studio.scene.SitterMotion;
import java.nio.ShortBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A sensor under lights whose rest states are given as a set of their indices. */
final class SensorRig {
    static final ExposureSetting REFERENCE = new ExposureSetting(8_000_000, 1);
    static final FrameTiming TIMING = new FrameTiming(33_333_333, 18_000_000);
    static final ResponseTruth RESPONSE = new ResponseTruth(100, 60, 30, 20, 0, 0, 0);

    final VirtualClock clock = new VirtualClock();
    final List<SimulatedLight> lights;
    final SimulatedSensor sensor;
    final SimulatedCamera camera;

    SensorRig(int widthPx, int heightPx, double noiseScale, long seed, Integer... litLights) {
        this(widthPx, heightPx, noiseScale, seed, TimestampStyle.STATED_EXPOSURE_START, FrameFaults.NONE, litLights);
    }

    SensorRig(int widthPx, int heightPx, double noiseScale, long seed, TimestampStyle style, FrameFaults faults,
            Integer... litLights) {
        List<Integer> lit = List.of(litLights);
        lights = IntStream.range(0, SceneLights.COUNT)
                .mapToObj(index -> new SimulatedLight("light-" + index, lit.contains(index), RESPONSE,
                        new SplittableRandom(index)))
                .toList();
        SensorModel model = new SensorModel(widthPx, heightPx, TIMING, REFERENCE, 1 / 8.0, noiseScale, style, 4);
        sensor = new SimulatedSensor(clock, model, lights, new RoomLight(0), new Chair(), faults,
                new SplittableRandom(seed));
        camera = sensor.camera();
    }

    SensorRig lookAt(Scene scene) {
        sensor.lookAt(scene, new SitterMotion(Box.ofImage(scene.widthPx(), scene.heightPx()), scene.heightPx(), 20,
                new SplittableRandom(3)));
        return this;
    }

    SensorRig start() throws CameraException {
        camera.start(REFERENCE);
        return this;
    }

    Frame next() throws CameraException {
        return camera.awaitFrame(Long.MAX_VALUE);
    }

    /** The next frame that can be exposed so, once it has come. */
    Frame next(ExposureSetting setting) throws CameraException {
        long sequence = camera.earliestControllableSequence();
        camera.schedule(sequence, setting);
        Frame frame = next();
        while (frame.metadata().sequence() < sequence) {
            frame = next();
        }
        return frame;
    }

    /** All code values of a frame. */
    static int[] codes(Frame frame) {
        ShortBuffer words = frame.pixels().asShortBuffer();
        return IntStream.range(0, words.remaining()).map(i -> words.get(i) & 0xffff).toArray();
    }

    /** 0 at the black level, 1 at saturation. */
    static double signal(double code) {
        return (code - 1024) / (65520 - 1024);
    }
}
