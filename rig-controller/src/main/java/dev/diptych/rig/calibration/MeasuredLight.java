package dev.diptych.rig.calibration;

import dev.diptych.rig.light.LightResponse;

/**
 * What calibration found of one light at one level.
 *
 * @param level at which it was measured, 0 to 1
 * @param share of the mean light of all lamps together; for the flash, its light as a share of theirs
 * @param droopRatio how much brighter than its steady mean it is just after it comes on; for a torch, how much brighter
 *            its first frame is than its last
 */
public record MeasuredLight(String lightId, double level, MeasuredChange off, MeasuredChange on, double share,
        double droopRatio) {
    /** For planning and proof. */
    public LightResponse response() {
        return new LightResponse(off.dead().spread(), off.length().spread(), on.dead().spread(),
                on.length().spread());
    }
}
