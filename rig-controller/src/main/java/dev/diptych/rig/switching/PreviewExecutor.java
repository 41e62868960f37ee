package dev.diptych.rig.switching;

import java.util.List;

/**
 * Switches the lights of a preview and holds them. It is a dead man's switch: unless it is told again and again to go
 * on, it lets go by itself, and at its plan's last edges at the latest, whatever becomes of whoever began it.
 * <p>
 * It needs an output for the torch that may stay on: through a line whose one-shot ends every pulse within 400 ms no
 * flash can burn for longer, so that a second line, or a channel of its own, has to lead to the LED's driver.
 */
public interface PreviewExecutor {
    /**
     * Takes a cleared preview, whose edges away from rest are then made as planned. Returns at once.
     *
     * @param untilNanos when it lets go unless it is told otherwise
     * @throws ShotException if nothing was switched ({@link NotFiredException}), or if something may have been
     */
    Hold hold(ClearedPlan preview, long untilNanos) throws ShotException;

    /** Lights that are held. Any thread may let go; the rest is for one. */
    interface Hold {
        /**
         * Goes on until then, if that is before the plan's end, instead of until when it was told before.
         *
         * @return false if it has let go
         */
        boolean keepUntil(long untilNanos);

        /** When it lets go, unless it is told otherwise, or when it did. */
        long endNanos();

        /**
         * At once: the torch off, then the lamps to rest; what was not yet switched is not switched any more. Once it has
         * let go, this does nothing.
         */
        void letGo();

        /** What was switched, or is about to be by the plan: complete up to now. */
        List<ExecutedEdge> edges();

        /**
         * The log, once it has let go and the lights have been switched back. The plan's last edge of each light that had
         * left rest stands for its way back, whenever that was.
         *
         * @throws ShotException if it cannot say what happened
         */
        ShotLog awaitLog(long deadlineNanos) throws ShotException;
    }
}
