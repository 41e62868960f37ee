package dev.diptych.archive.export;

import dev.diptych.archive.PairId;

/**
 * A pair that is not used.
 *
 * @param sentence why, for people
 */
public record LeftOut(PairId pair, Reason reason, String sentence) {
    /** Names are part of the contract with scripts. */
    public enum Reason {
        /** None that can be read, one that has ended, or one that does not allow what is asked for. */
        CONSENT,
        /** A photograph is missing. */
        INCOMPLETE,
        /** A person discarded it, or asked for it to be taken again. */
        REJECTED,
        /** Not one of the verdicts asked for. */
        VERDICT, NOT_REGISTERED, NO_FACE,
        /** The face's pictures are not among the derivatives; they can be made again. */
        NO_CROPS,
        /** Something of it is damaged. */
        UNREADABLE
    }
}
