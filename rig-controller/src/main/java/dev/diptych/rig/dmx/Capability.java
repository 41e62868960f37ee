package dev.diptych.rig.dmx;

import java.util.Map;

/**
 * What a channel does within a range of its values.
 *
 * @param type the profile's word, such as {@code Intensity}
 * @param shutterEffect {@code Open}, {@code Closed}, {@code Strobe}...; empty where the type has none
 * @param startBrightness at the range's first value; only its order and its zero mean anything (it may be lumens)
 * @param endBrightness at its last
 * @param switches which channel each switching channel is while this one's value lies here
 */
record Capability(String type, String shutterEffect, ValueRange range, double startBrightness, double endBrightness,
        Map<String, String> switches) {

    boolean isShutter() {
        return type.equals("ShutterStrobe");
    }

    boolean leavesLightAlone() {
        return type.equals("NoFunction") || (isShutter() && shutterEffect.equals("Open"));
    }

    boolean isIntensity() {
        return type.equals("Intensity");
    }

    boolean isColorIntensity() {
        return type.equals("ColorIntensity");
    }

    /** Whether the light grows, or falls, all along the range. */
    boolean isRamp() {
        return (isIntensity() || isColorIntensity()) && startBrightness != endBrightness;
    }

    boolean isDark() {
        return (isShutter() && shutterEffect.equals("Closed"))
                || (isIntensity() && startBrightness == 0 && endBrightness == 0);
    }
}
