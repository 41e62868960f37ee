package dev.diptych.archive;

import java.time.Instant;

/** One line of a session's log: what was done with it, and what a person said about its pairs. */
public sealed interface SessionLogEntry {
    /** Wall time, a label. */
    Instant at();

    /**
     * Somebody began to shoot it, or went on.
     *
     * @param protocol the id of the protocol whose poses follow
     * @param by who
     */
    record Opened(Instant at, String protocol, String by) implements SessionLogEntry {}

    /** This pose is next. */
    record PoseChosen(Instant at, String pose) implements SessionLogEntry {}

    /** This pose is left out. */
    record PoseSkipped(Instant at, String pose) implements SessionLogEntry {}

    /** No pairs are taken, or they are again. */
    record Paused(Instant at, boolean isPaused, String by) implements SessionLogEntry {}

    /** The pair is about to be shot. */
    record PairBegun(Instant at, PairId pair, String pose, String triggerId) implements SessionLogEntry {}

    /**
     * The pair is kept, or there is none.
     *
     * @param verdict GOOD, WARN or RETAKE
     * @param rule the quality rule or the fault's code; empty of a GOOD pair
     * @param correctedBy the model of its corrected picture; empty without one
     */
    record PairEnded(Instant at, PairId pair, String verdict, String rule, String sentence, String correctedBy)
            implements
                SessionLogEntry {}

    /**
     * What a person said of a pair. The last one counts.
     *
     * @param decision accept, retake or discard
     */
    record Decided(Instant at, PairId pair, String decision, String by) implements SessionLogEntry {}

    /** The session is over. */
    record Ended(Instant at, String by) implements SessionLogEntry {}
}
