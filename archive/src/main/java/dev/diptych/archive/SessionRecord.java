package dev.diptych.archive;

import java.time.Instant;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What is written of a session before its first frame.
 *
 * @param startedAt wall time, a label
 * @param facts whatever else is known of it (protocol, operator's code, rig), copied here
 */
public record SessionRecord(SessionId id, Consent consent, Instant startedAt, ObjectNode facts) {
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    public SessionRecord {
        if (startedAt.isBefore(Instant.EPOCH) || startedAt.isAfter(LATEST)) {
            throw new IllegalArgumentException("A session is not started at " + startedAt + ".");
        }
        facts = facts.deepCopy();
    }
}
