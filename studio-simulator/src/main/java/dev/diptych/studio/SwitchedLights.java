package dev.diptych.studio;

import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.time.Clock;
import dev.diptych.studio.fault.EdgeFate;
import dev.diptych.studio.fault.PairFaults;
import dev.diptych.studio.light.SimulatedLight;
import dev.diptych.studio.scene.Chair;
import dev.diptych.studio.scene.SceneLights;
import java.util.List;

/** The studio's lights behind their switches, with what the grade lets go wrong between a switch and its light. */
final class SwitchedLights {
    private static final long FORGET_AFTER_NANOS = 5_000_000_000L;

    private final Clock clock;
    private final List<SimulatedLight> lights;
    private final PairFaults faults;
    private final Chair chair;

    SwitchedLights(Clock clock, List<SimulatedLight> lights, PairFaults faults, Chair chair) {
        this.clock = clock;
        this.lights = List.copyOf(lights);
        this.faults = faults;
        this.chair = chair;
    }

    Clock clock() {
        return clock;
    }

    List<SimulatedLight> all() {
        return lights;
    }

    SimulatedLight light(String id) {
        return lights.stream()
                .filter(light -> light.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The studio has no light \"" + id + "\"."));
    }

    /** A shot is fired. */
    ShotFates fatesOf(ClearedPlan shot) {
        return new ShotFates(faults.planFires(shot.plan(), shot.zeroNanos(), clock.nanos()));
    }

    /** A switch moves, or will, and its light follows. Whoever sits there sees the flash. */
    void follow(String lightId, EdgeFate fate) {
        SimulatedLight light = light(lightId);
        light.forgetBefore(Math.min(clock.nanos(), fate.instantNanos()) - FORGET_AFTER_NANOS);
        fate.applyTo(light);
        if (light.id().equals(SceneLights.FLASH_ID) && fate.reachesLight() && fate.level() > 0) {
            chair.flashBegins(fate.instantNanos());
        }
    }

    /**
     * Returns when a shot's last switch has moved.
     *
     * @throws ShotException if that is later than the deadline
     */
    void awaitMoved(long lastNanos, long deadlineNanos) throws ShotException {
        clock.sleepUntil(Math.min(lastNanos, deadlineNanos));
        if (clock.nanos() < lastNanos) {
            throw new ShotException("The shot's log was asked for before its last switch had moved; wait longer.");
        }
    }
}
