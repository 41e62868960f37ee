package dev.diptych.archive;

import java.util.List;
import java.util.Optional;

/**
 * A session as it lies on disk.
 *
 * @param record empty if it has no {@code session.json} with a consent that can be read, for the reason that
 *        {@code objection} gives
 * @param objection one sentence, or nothing
 */
public record StoredSession(SessionId id, Optional<SessionRecord> record, Optional<String> objection,
        List<StoredPair> pairs) {
    public StoredSession {
        pairs = List.copyOf(pairs);
    }
}
