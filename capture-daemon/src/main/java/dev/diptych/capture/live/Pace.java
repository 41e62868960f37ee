package dev.diptych.capture.live;

import java.util.concurrent.TimeUnit;

/** Which frames become pictures, so that not more are made than are worth their cost. For one thread. */
final class Pace {
    /** A preview is to be as smooth as it can be; more than this no browser shows of a camera. */
    private static final int MOST_PER_SECOND = 30;
    /** Enough to pose by. Every second frame of a camera of 30, which leaves the computer to the rig. */
    private static final int MOST_PER_SECOND_IN_VIEWFINDER = 15;
    private long latestNanos;
    private boolean any;

    /** Whether this one is due; by its exposure, so that it does not matter how late it is looked at. */
    boolean due(LiveFrame frame) {
        long endNanos = frame.window().endNanos();
        long passedNanos = endNanos - latestNanos;
        // Timestamps that jumped back must not stop the pictures.
        if (any && passedNanos >= 0 && passedNanos < leastNanos(frame.light())) {
            return false;
        }
        any = true;
        latestNanos = endNanos;
        return true;
    }

    /** A camera's own pace is not quite even: an eighth less will do. */
    private static long leastNanos(LivePicture.Light light) {
        int most = switch (light) {
            case VIEWFINDER -> MOST_PER_SECOND_IN_VIEWFINDER;
            case FLASH_PREVIEW -> MOST_PER_SECOND;
        };
        return TimeUnit.SECONDS.toNanos(1) / most * 7 / 8;
    }
}
