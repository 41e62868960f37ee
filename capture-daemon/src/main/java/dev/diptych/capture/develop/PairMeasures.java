package dev.diptych.capture.develop;

import dev.diptych.imaging.registration.Registration;
import dev.diptych.rig.shot.LightMeasure;
import dev.diptych.rig.shot.ShotEvidence;
import java.util.OptionalDouble;

/**
 * What the quality rules look at.
 *
 * @param motionRatio mean displacement of the sitter between the frames, as a share of the frame's height; empty if the
 *            registration failed
 */
record PairMeasures(LightMeasure light, ShotEvidence evidence, FrameMeasures studio, FrameMeasures flash,
        Registration registration, OptionalDouble motionRatio, int frameHeightPx) {
    /**
     * One frame.
     *
     * @param clippedRatio share of saturated pixels
     * @param blurPx by {@link EdgeBlur}; empty if the sitter shows no edges
     * @param exposureErrorRatio how far time times gain is from what was asked, as a share of that, either way
     */
    record FrameMeasures(double clippedRatio, OptionalDouble blurPx, double exposureErrorRatio) {}
}
