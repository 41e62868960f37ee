package dev.diptych.studio.sensor;

import dev.diptych.imaging.Affine;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.studio.scene.Lids;
import dev.diptych.studio.scene.Motion;

/**
 * By what a frame was truly exposed, whatever its metadata say and whatever happens afterwards.
 *
 * @param readoutNanos the start of its readout
 */
public record ExposedFrame(long readoutNanos, ExposureSetting exposure, LightLevels levels, Motion motion,
        Lids lids) {
    /** Where a point of the sitter at rest is seen in a row, in the middle of its exposure. */
    public Affine sitterIn(int row) {
        return motion.at(levels.midExposureNanos(row));
    }

    /** How far the sitter's lids are closed in the middle of a row's exposure, 0 open to 1. */
    public double lidClosureIn(int row) {
        return lids.closureAt(levels.midExposureNanos(row));
    }
}
