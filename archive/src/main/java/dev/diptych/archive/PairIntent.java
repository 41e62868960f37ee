package dev.diptych.archive;

/**
 * The journal holds that this pair is about to be shot: its number is taken, and its end will be told, by a commit, by
 * {@link Archive#abandon}, or, if the program ends before, at the archive's next opening.
 */
public record PairIntent(PairId id, String triggerId) {}
