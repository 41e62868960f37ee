package dev.diptych.capture.daemon;

import dev.diptych.archive.PairId;
import java.util.Optional;

/** What the rig says to a command, at once. What comes of it later comes as {@link DaemonEvent}s. */
public sealed interface Answer {
    /**
     * It is being done, or done.
     *
     * @param pair the number that the pair will bear: its intent is on disk by now
     */
    record Accepted(Optional<PairId> pair) implements Answer {
        public static final Accepted DONE = new Accepted(Optional.empty());
    }

    /**
     * The same trigger was obeyed before: nothing fires.
     *
     * @param result of the first, if it has come to its end and this rig still knows it
     */
    record Duplicate(String triggerId, Optional<PairReport> result) implements Answer {
        public static final String CODE = "DUPLICATE";

        public String sentence() {
            return "The trigger " + triggerId + " was obeyed already; send a new one for another pair.";
        }
    }

    /**
     * Nothing was done.
     *
     * @param code for machines: E_ and capitals
     * @param sentence for people: what is wrong and what to do
     */
    record Refused(String code, String sentence) implements Answer {
        public static final String NOT_AUTHORISED = "E_NOT_AUTHORISED";
    }
}
