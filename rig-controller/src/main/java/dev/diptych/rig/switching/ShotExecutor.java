package dev.diptych.rig.switching;

import java.util.Optional;

/** Switches the lights of one shot. */
public interface ShotExecutor {
    /** How far an edge may lie from where it was asked, either way. */
    long edgeUncertaintyNanos();

    /** How long before its instant an edge may have to be begun; a shot whose first edge is nearer is not taken. */
    default long leadNanos() {
        return 0;
    }

    /**
     * From a shot's first edge to its last, at most; what lasts longer is not taken. Without a default, so that no executor
     * that wraps another forgets it.
     */
    long longestShotNanos();

    /** Takes and arms a cleared shot, which then runs by itself. Returns at once. */
    PendingShot fire(ClearedPlan shot) throws ShotException;

    /** What holds the same lights for a preview; empty without an output through which the flash can burn as a torch. */
    default Optional<PreviewExecutor> previews() {
        return Optional.empty();
    }

    /** A shot that has been fired. */
    interface PendingShot {
        /**
         * The log, once the last edge is done.
         *
         * @throws ShotException if the executor cannot say what happened; such a shot is never fired again
         */
        ShotLog awaitLog(long deadlineNanos) throws ShotException;
    }
}
