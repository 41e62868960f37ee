package dev.diptych.archive;

import java.util.Optional;

/**
 * What became of a trigger, by the journal.
 *
 * @param pair whose number it used up
 * @param isCommitted whether the pair lies in its place
 * @param notTaken why there was nothing to keep; empty of one that is committed, set aside, or still on its way
 */
public record TriggerFate(PairId pair, boolean isCommitted, Optional<JournalEntry.NotTaken> notTaken) {}
