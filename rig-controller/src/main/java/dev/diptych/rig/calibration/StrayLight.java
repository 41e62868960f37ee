package dev.diptych.rig.calibration;

import static dev.diptych.rig.calibration.CalibrationRefusal.Code.NOT_REPEATABLE;

import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightSet;
import java.util.Map;
import java.util.Objects;

/**
 * Names the right light when sweeps make no sense: one whose changes go astray spoils what is seen of those switched
 * next to it, so each is switched alone.
 */
final class StrayLight {
    /** Of the delay, as a standard deviation; more than a good relay and its supply have. */
    private static final double ASTRAY_NANOS = 10e6;

    private StrayLight() {
    }

    /** What the sweeps were refused for, or the light that is to blame for it. */
    static RefusedException blame(LightSet lights, FirstLook firstLook, Map<String, RoughResponse> rough,
            RefusedException sweeps)
            throws RefusedException {
        double worstNanos = ASTRAY_NANOS;
        RefusedException blamed = sweeps;
        for (Light light : lights.all()) {
            long deadNanos = Objects.requireNonNull(rough.get(light.id())).deadNanos(light.restLevel() == 0);
            double sdNanos = firstLook.delaySdNanos(light, deadNanos);
            if (sdNanos > worstNanos) {
                worstNanos = sdNanos;
                blamed = new RefusedException(NOT_REPEATABLE,
                        "\"%s\" does not change in the same way twice: switched alone, its delay varies by %.1f ms; look"
                                + " for a loose contact, a second light on its switch or a fault of its driver.",
                        light.id(), sdNanos / 1e6);
            }
        }
        return blamed;
    }
}
