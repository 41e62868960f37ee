package dev.diptych.rig.calibration;

import dev.diptych.rig.light.Light;

/** How long calibration keeps a light away from rest. */
final class AllowedStay {
    private static final double CAP_SHARE = 0.9;

    private AllowedStay() {
    }

    /** The longest single stay, somewhat below what the light's cap and its duty allow. */
    static long nanos(Light light) {
        double dutyNanos = light.cap().maxDuty() * light.cap().dutyWindowNanos();
        return Math.round(CAP_SHARE * Math.min(light.cap().maxAwayNanos(), dutyNanos));
    }
}
