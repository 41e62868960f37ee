package dev.diptych.rig.shot;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.light.LightSet;

/**
 * What a plan is made from.
 *
 * @param studio exposure of the studio frame
 * @param flash exposure of the flash frame and of the dark frame
 * @param edgeUncertaintyNanos how far an executed edge may lie from where it was asked, either way
 * @param phaseUncertaintyNanos how far a frame may lie from where its start was predicted, either way
 */
public record PlanningInputs(LightSet lights, FrameTiming timing, ExposureSetting studio, ExposureSetting flash,
        long edgeUncertaintyNanos, long phaseUncertaintyNanos) {
    public PlanningInputs {
        if (edgeUncertaintyNanos < 0 || phaseUncertaintyNanos < 0) {
            throw new IllegalArgumentException("An uncertainty is not negative.");
        }
    }

    /** The most by which an edge and a frame can miss each other. */
    long slipNanos() {
        return edgeUncertaintyNanos + phaseUncertaintyNanos;
    }
}
