package dev.diptych.capture.cli;

import dev.diptych.archive.Consent;
import dev.diptych.archive.ConsentScope;
import dev.diptych.archive.catalog.CatalogPair;
import dev.diptych.archive.catalog.CatalogSession;
import dev.diptych.archive.catalog.PairCounts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session as JSON documents on the command line show it.
 *
 * @param consent null if none can be read, for the reason in {@code objection}
 */
record SessionFacts(String session, String subject, @Nullable String startedAt, @Nullable ConsentFacts consent,
        @Nullable String objection, PairCounts pairs, long sizeBytes, @Nullable String firstPairAt,
        @Nullable String lastPairAt) {
    /** @param valid whether today lies before the end of its last day */
    record ConsentFacts(String id, String version, List<String> scopes, String validUntil, boolean valid) {}

    /** A pair of a session. */
    record PairFacts(String pair, int number, String state, boolean allTaken, @Nullable String verdict,
            long sizeBytes, @Nullable String createdAt, String folder, String sentence) {
        static PairFacts of(CatalogPair pair, Path archive) {
            return new PairFacts(pair.id().toString(), pair.id().number(), pair.state().name(), pair.wasAllTaken(),
                    pair.verdict().orElse(null), pair.sizeBytes(),
                    pair.createdWallTime().map(Instant::toString).orElse(null),
                    archive.resolve(pair.folder()).toString(), pair.sentence());
        }
    }

    static SessionFacts of(CatalogSession session, Instant now) {
        return new SessionFacts(session.id().toString(), session.id().subject(),
                session.startedAt().map(Instant::toString).orElse(null),
                session.consent().map(consent -> consent(consent, now)).orElse(null),
                session.objection().orElse(null), session.pairs(), session.sizeBytes(),
                session.firstPairAt().map(Instant::toString).orElse(null),
                session.lastPairAt().map(Instant::toString).orElse(null));
    }

    private static ConsentFacts consent(Consent consent, Instant now) {
        return new ConsentFacts(consent.id(), consent.version(),
                consent.scopes().stream().map(ConsentScope::label).toList(), consent.validUntil().toString(),
                consent.isValidAt(now));
    }
}
