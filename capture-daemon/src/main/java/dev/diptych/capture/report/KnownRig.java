package dev.diptych.capture.report;

import java.util.Map;

/**
 * What is known of a simulated rig, to be set beside what was measured.
 *
 * @param lights by id
 * @param roomLightRatio the room's own light as a share of the light with all lamps on
 */
public record KnownRig(Map<String, KnownLight> lights, double roomLightRatio) {
    /** Medians and shot-to-shot standard deviations of a light's response, defined as in a calibration. */
    public record KnownLight(Known offDead, Known offFall, Known onDead, Known onRise, double droopRatio) {}

    /** A duration as it really is. */
    public record Known(double medianMillis, double sdMillis) {}

    public KnownRig {
        lights = Map.copyOf(lights);
    }
}
