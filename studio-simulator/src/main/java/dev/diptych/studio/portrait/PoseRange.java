package dev.diptych.studio.portrait;

import dev.diptych.studio.chance.Range;

/**
 * How far sitters may turn their heads. Within it the natural spread is drawn: about straight ahead, seldom beyond 0.26
 * radians of yaw and 0.1 of pitch.
 *
 * @param yawRadians positive to the right of the picture
 * @param pitchRadians positive downwards
 */
public record PoseRange(Range yawRadians, Range pitchRadians) {
    /** Every pose that is ever drawn. */
    public static final PoseRange ALL = new PoseRange(new Range(-0.27, 0.27), new Range(-0.11, 0.11));
}
