package dev.diptych.studio.sensor;

/**
 * The camera's and the lamps' habits that no grade decides.
 *
 * @param rippleHertz of every lamp's pulsing driver
 * @param rippleRatio how far a lamp's output swings about its mean, either way, as a share of it; 0 for steady lamps
 * @param leastQueueFrames as many frames wait for a late reader at least; a studio's number is drawn from its seed
 * @param mostQueueFrames and at most
 */
public record SensorOptions(TimestampStyle timestamps, double rippleHertz, double rippleRatio, int leastQueueFrames,
        int mostQueueFrames) {
    /** A driver that says what is so, steady lamps, 3 to 4 frames. */
    public static final SensorOptions DEFAULT = new SensorOptions(TimestampStyle.STATED_EXPOSURE_START, 100, 0, 3, 4);

    public SensorOptions {
        if (leastQueueFrames < 1 || mostQueueFrames < leastQueueFrames) {
            throw new IllegalArgumentException("A camera's queue holds at least one frame, and no fewer at most than at"
                    + " least, but these are " + leastQueueFrames + " and " + mostQueueFrames + ".");
        }
    }

    public SensorOptions withTimestamps(TimestampStyle style) {
        return new SensorOptions(style, rippleHertz, rippleRatio, leastQueueFrames, mostQueueFrames);
    }

    public SensorOptions withRipple(double hertz, double ratio) {
        return new SensorOptions(timestamps, hertz, ratio, leastQueueFrames, mostQueueFrames);
    }
}
