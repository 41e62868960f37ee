package dev.diptych.capture.config;

import dev.diptych.imaging.registration.RegionOfInterest;
import dev.diptych.rig.light.LightResponse;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The configuration of a rig, as {@link RigConfigReader} reads it.
 *
 * @param region where the sitter is in the frame
 * @param responses what is known of lights, by id; lights that are not named keep their data sheet
 * @param roomLightRatio the room's own light as a share of the studio frame's, if it was measured
 */
public record RigConfig(QualityLimits quality, RegionOfInterest region, Map<String, LightResponse> responses,
        OptionalDouble roomLightRatio) {
    public static final RigConfig DEFAULT = new RigConfig(QualityLimits.DEFAULT,
            RegionOfInterest.ellipse(0.5, 0.56, 0.24, 0.5), Map.of(), OptionalDouble.empty());

    public RigConfig {
        responses = Map.copyOf(responses);
    }
}
