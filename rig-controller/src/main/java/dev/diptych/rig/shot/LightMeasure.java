package dev.diptych.rig.shot;

import dev.diptych.rig.camera.Frame;

/**
 * What the pair's own pixels say of its light, in linear light per unit of exposure.
 *
 * @param residualLampRatio lamp light in the flash frame as a share of the studio frame's: what was still falling in
 *            its first row, and what the dark frame shows above the room's own light
 * @param flashRatio share of the flash frame's mean that the flash brought: 1 less the dark frame's mean over the flash
 *            frame's
 * @param darkRatio the dark frame's mean light over the studio frame's
 */
public record LightMeasure(double residualLampRatio, double flashRatio, double darkRatio) {
    /**
     * @param fallingRatio lamp light still falling in the flash frame's first row, by {@link LampTail}
     * @param roomLightRatio the room's own light as a share of the studio frame's mean, from calibration
     */
    static LightMeasure of(PickedFrames frames, double fallingRatio, double roomLightRatio) {
        double studio = lightOf(frames.studio());
        double flash = lightOf(frames.flash());
        double dark = lightOf(frames.dark());
        double darkRatio = studio > 0 ? dark / studio : 1;
        double staying = studio > 0 ? Math.max(0, darkRatio - roomLightRatio) : 1;
        double share = flash > 0 ? Math.clamp(1 - dark / flash, 0, 1) : 0;
        return new LightMeasure(fallingRatio + staying, share, darkRatio);
    }

    private static double lightOf(Frame frame) {
        return FallSamples.rowsOf(frame).mean() / frame.metadata().exposure().sensitivity();
    }
}
