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
    public SessionRecord {
        facts = facts.deepCopy();
    }
}
