package dev.diptych.rig.shot;

import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.LinearMean;

/**
 * What the pair's own pixels say of its light, in linear light per unit of exposure.
 *
 * @param residualLampRatio lamp light left when the room should have been dark: the dark frame's excess over the
 *            room's own light, as a share of the studio frame's mean
 * @param flashRatio share of the flash frame's mean that the flash brought: 1 less the dark frame's mean over the flash
 *            frame's
 */
public record LightMeasure(double residualLampRatio, double flashRatio) {
    /** @param roomLightRatio the room's own light as a share of the studio frame's mean, from calibration */
    static LightMeasure of(PickedFrames frames, double roomLightRatio) {
        double studio = lightOf(frames.studio());
        double flash = lightOf(frames.flash());
        double dark = lightOf(frames.dark());
        double residual = studio > 0 ? Math.max(0, dark / studio - roomLightRatio) : 1;
        double share = flash > 0 ? Math.clamp(1 - dark / flash, 0, 1) : 0;
        return new LightMeasure(residual, share);
    }

    private static double lightOf(Frame frame) {
        return LinearMean.of(frame) / frame.metadata().exposure().sensitivity();
    }
}
