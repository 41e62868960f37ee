package dev.diptych.studio;

import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.FrameStream;
import dev.diptych.rig.camera.TimestampReading;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.light.Spread;
import dev.diptych.rig.shot.OverlapPlanner;
import dev.diptych.rig.shot.PairShooter;
import dev.diptych.rig.shot.ShotSettings;
import dev.diptych.rig.switching.LightControl;
import dev.diptych.rig.switching.SafetyGate;
import dev.diptych.studio.scene.Scene;
import java.util.function.UnaryOperator;

/** A simulated studio and all that shoots pairs in it. */
final class StudioRig {
    final SimulatedStudio studio;
    final LightSet lights;
    final PairShooter shooter;

    /** An evenly grey sitter before a small sensor. */
    StudioRig(StudioGrade grade, LampKind lamps, long seed) {
        this(grade, lamps, seed, new FlatScene(32, 24, 0.5f));
    }

    StudioRig(StudioGrade grade, LampKind lamps, long seed, Scene scene) {
        this(grade, lamps, seed, scene, UnaryOperator.identity());
    }

    /** @param believed turns what the data sheet says of a light into what the rig believes of it */
    StudioRig(StudioGrade grade, LampKind lamps, long seed, Scene scene, UnaryOperator<Light> believed) {
        studio = new SimulatedStudio(new StudioOptions(grade, lamps, seed, scene.widthPx(), scene.heightPx()));
        studio.seat(scene);
        lights = new LightSet(studio.dataSheet().all().stream().map(believed).toList());
        FrameStream stream = new FrameStream(studio.clock(), studio.camera(), TimestampReading.AS_STATED);
        try {
            stream.start(studio.studioExposure());
        } catch (CameraException e) {
            throw new AssertionError(e);
        }
        shooter = new PairShooter(studio.clock(), stream,
                new LightControl(studio.clock(), lights, studio.executor(), new SafetyGate(lights)),
                new OverlapPlanner(), new ShotSettings(studio.studioExposure(), studio.flashExposure(), 100_000,
                        studio.dataSheetRoomLightRatio()));
    }

    /** (ceil((readout + exposure + fall + dead spread + 5 ms) / frame) + 1) frames. */
    long largestGapNanos() {
        long framePeriodNanos = studio.camera().timing().framePeriodNanos();
        long slowestNanos = lights.lamps().stream().mapToLong(lamp -> {
            Spread dead = lamp.response().offDead();
            return lamp.response().offFall().p99_9Nanos() + dead.widthNanos();
        }).max().orElseThrow();
        long busyNanos = studio.camera().timing().readoutNanos() + studio.studioExposure().exposureNanos()
                + slowestNanos + 5_000_000;
        return (Math.ceilDiv(busyNanos, framePeriodNanos) + 1) * framePeriodNanos;
    }
}
