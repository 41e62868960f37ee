package dev.diptych.archive;

/**
 * The journal holds that this pair is about to be shot: its number is taken, and its end will be told, by a commit, by
 * {@link Archive#abandon}, or, if the program ends before, at the archive's next opening.
 *
 * @param session as it was when the intent was journalled
 */
public record PairIntent(PairId id, String triggerId, SessionRecord session) {}
