package dev.diptych.rig.shot;

import static dev.diptych.rig.shot.TestRig.FLASH;
import static dev.diptych.rig.shot.TestRig.STUDIO;
import static dev.diptych.rig.shot.TestRig.lights;
import static dev.diptych.rig.shot.TestRig.ms;
import static dev.diptych.rig.shot.TestRig.relayLamp;
import static dev.diptych.rig.shot.TestRig.torch;

import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.FrameStream;
import dev.diptych.rig.camera.TimestampReading;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.LightControl;
import dev.diptych.rig.switching.SafetyGate;
import dev.diptych.rig.switching.ShotExecutor;
import dev.diptych.rig.time.Clock;
import dev.diptych.rig.time.VirtualClock;

/**
 * Pairs of a rig whose camera and executor are scripted. The flash frame of its plans is 4 frames after the studio frame, the
 * dark frame 6.
 */
abstract class PairShots {
    static final LightSet LIGHTS = lights(relayLamp("key"), torch());
    static final ShotSettings SETTINGS = new ShotSettings(STUDIO, FLASH, ms(0.05), 0);

    final Clock clock = new VirtualClock();
    final ScriptedCamera camera = new ScriptedCamera(clock);
    final ScriptedExecutor executor = new ScriptedExecutor(clock);
    final SafetyGate gate = new SafetyGate(LIGHTS);
    final PairShooter shooter = shooter(clock, camera, LIGHTS, executor, gate);

    static PairShooter shooter(Clock clock, ScriptedCamera camera, LightSet lights, ShotExecutor executor,
            SafetyGate gate) {
        return new PairShooter(clock, stream(clock, camera), new LightControl(clock, lights, executor, gate),
                new OverlapPlanner(), SETTINGS);
    }

    static FrameStream stream(Clock clock, ScriptedCamera camera) {
        FrameStream stream = new FrameStream(clock, camera, TimestampReading.AS_STATED);
        try {
            stream.start(STUDIO);
        } catch (CameraException e) {
            throw new AssertionError(e);
        }
        return stream;
    }
}
