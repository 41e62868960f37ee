package dev.diptych.archive.catalog;

import java.time.Instant;
import java.util.Optional;

import dev.diptych.archive.Consent;
import dev.diptych.archive.SessionId;

/**
 * A session and what is to be counted of its pairs.
 *
 * @param startedAt wall time, a label; empty together with {@code consent}
 * @param consent empty if none can be read, for the reason that {@code objection} gives
 * @param objection one sentence, or nothing
 * @param sizeBytes of all files that the committed pairs' manifests name
 * @param firstPairAt of the committed pair that was taken first
 */
public record CatalogSession(SessionId id, Optional<Instant> startedAt, Optional<Consent> consent,
        Optional<String> objection, PairCounts pairs, long sizeBytes, Optional<Instant> firstPairAt,
        Optional<Instant> lastPairAt) {
    /** Whether pairs may be taken or used at {@code now}, whatever for. */
    public boolean hasConsentAt(Instant now) {
        return consent.filter(it -> it.isValidAt(now)).isPresent();
    }
}
