package dev.diptych.capture.demo;

import dev.diptych.capture.rig.Rig;
import dev.diptych.rig.contact.Interlocks;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.LightControl;
import dev.diptych.rig.switching.SafetyGate;
import dev.diptych.rig.switching.ShotExecutor;
import dev.diptych.studio.SimulatedStudio;

/** The simulated studio's equipment as a rig. */
public final class SimulatedRig {
    /** How far the camera's frames lie from where they are predicted: its timestamps are good to 30 microseconds. */
    private static final long PHASE_UNCERTAINTY_NANOS = 100_000;

    private SimulatedRig() {
    }

    /** @param name for people, without a full stop */
    public static Rig of(SimulatedStudio studio, String name) {
        return of(studio, name, new Interlocks());
    }

    /** @param interlocks that keep it from firing */
    public static Rig of(SimulatedStudio studio, String name, Interlocks interlocks) {
        return of(studio, name, studio.executor(), interlocks);
    }

    /** @param executor that switches the studio's lights */
    static Rig of(SimulatedStudio studio, String name, ShotExecutor executor, Interlocks interlocks) {
        LightSet equipment = studio.equipment();
        return new Rig(name, studio.clock(), studio.camera(),
                new LightControl(studio.clock(), equipment, executor, new SafetyGate(equipment),
                        interlocks::objection),
                studio.studioExposure(), studio.flashExposure(), PHASE_UNCERTAINTY_NANOS);
    }
}
