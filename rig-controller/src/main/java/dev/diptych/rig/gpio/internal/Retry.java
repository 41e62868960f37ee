package dev.diptych.rig.gpio.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/** Calls that are asked again when the kernel was only disturbed (EINTR) or short of something (EAGAIN). */
public final class Retry {
    /** A kernel that is short for longer is told of: a stop must not be deaf without a word. */
    private static final int TRIES = 20;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private Retry() {
    }

    /** The call's answer, or the last refusal after {@value #TRIES} of them, a millisecond apart. */
    public static int whilePassing(IntSupplier call) {
        int answer = call.getAsInt();
        for (int tries = 1; tries < TRIES && passing(answer); tries++) {
            LockSupport.parkNanos(PAUSE_NANOS);
            answer = call.getAsInt();
        }
        return answer;
    }

    private static boolean passing(int answer) {
        return Errno.EINTR.refused(answer) || Errno.EAGAIN.refused(answer);
    }
}
