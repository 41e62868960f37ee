package dev.diptych.archive;

import java.time.Instant;

/** One line of the journal: what was about to be done with a pair, or what has become of it. */
public sealed interface JournalEntry {
    PairId pair();

    /** Wall time, a label. */
    Instant at();

    /** The pair is about to be shot. What follows is one of the others, or the program has ended in between. */
    record Intent(PairId pair, Instant at, String triggerId) implements JournalEntry {}

    /**
     * The pair lies in its place.
     *
     * @param manifestSha256 of its {@code manifest.json}, 64 hexadecimal digits
     */
    record Committed(PairId pair, Instant at, String manifestSha256) implements JournalEntry {}

    /** There was nothing to keep: the shot was refused or not proved, for the reason that {@code sentence} gives. */
    record NotTaken(PairId pair, Instant at, String code, String sentence) implements JournalEntry {}

    /** A commit failed. What it wrote is never taken for whole, because the disk may not have kept it. */
    record Failed(PairId pair, Instant at, String code) implements JournalEntry {}

    /**
     * The pair could not be stored here and lies in another archive.
     *
     * @param folder where
     */
    record InSpare(PairId pair, Instant at, String folder) implements JournalEntry {}

    /**
     * What is left of the pair was set aside.
     *
     * @param folder where, from the archive's root
     */
    record Partial(PairId pair, Instant at, String folder) implements JournalEntry {}
}
