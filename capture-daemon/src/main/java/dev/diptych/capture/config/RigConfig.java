package dev.diptych.capture.config;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.hardware.HardwareRig;
import dev.diptych.imaging.registration.RegionOfInterest;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightResponse;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.preview.PreviewSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The configuration of a rig, as {@link RigConfigReader} reads it.
 *
 * @param region where the sitter is in the frame
 * @param responses what is known of lights, by id; lights that are not named answer as calibrated
 * @param roomLightRatio the room's own light as a share of the studio frame's, in place of the calibrated one
 * @param preview how previews are to be
 * @param maxCalibrationAge an older calibration is not used
 * @param spareArchive a folder on another disk, for pairs that the archive's disk does not take
 * @param service how it is met from outside
 * @param hardware what the rig is made of; empty for the simulated studio
 */
public record RigConfig(QualityLimits quality, RegionOfInterest region, Map<String, LightResponse> responses,
        OptionalDouble roomLightRatio, PreviewSettings preview, Duration maxCalibrationAge,
        Optional<Path> spareArchive, ServiceConfig service, Optional<HardwareRig> hardware) {
    public static final RigConfig DEFAULT = new RigConfig(QualityLimits.DEFAULT, FramingReader.USUAL, Map.of(),
            OptionalDouble.empty(), PreviewReader.USUAL, BeliefsReader.USUAL_MAX_AGE, Optional.empty(),
            ServiceReader.USUAL, Optional.empty());

    public RigConfig {
        responses = Map.copyOf(responses);
    }

    /**
     * The same lights with the responses that are configured for some of them.
     *
     * @throws OperatorException if a light is configured that is not among them
     */
    public LightSet applyTo(LightSet lights) throws OperatorException {
        requireLights(lights);
        return new LightSet(lights.all()
                .stream()
                .map(light -> new Light(light.id(), light.kind(), light.cap(),
                        responses.getOrDefault(light.id(), light.response())))
                .toList());
    }

    /**
     * For work that measures what {@link #applyTo} would apply.
     *
     * @throws OperatorException if a light is configured that is not among them
     */
    public void requireLights(LightSet lights) throws OperatorException {
        for (String id : responses.keySet()) {
            if (lights.find(id).isEmpty()) {
                throw new OperatorException("The configuration names the light \"" + id + "\", but this studio has "
                        + String.join(", ", lights.all().stream().map(Light::id).toList()) + ".");
            }
        }
    }
}
