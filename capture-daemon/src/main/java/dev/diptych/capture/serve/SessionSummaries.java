package dev.diptych.capture.serve;

import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.ArchiveReader;
import dev.diptych.archive.PairId;
import dev.diptych.archive.SessionHistory;
import dev.diptych.archive.SessionId;
import dev.diptych.archive.SessionRecord;
import dev.diptych.archive.StoredPair;
import dev.diptych.capture.daemon.Decision;
import dev.diptych.capture.daemon.PairReport;
import dev.diptych.capture.daemon.RigState;
import dev.diptych.capture.develop.Verdict;
import dev.diptych.capture.web.ArchiveViews.SessionSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sums sessions up, and remembers each until something of it changes. The catalogue is no help here: each pair that is
 * taken makes all of it be made anew.
 */
final class SessionSummaries {
    private record Known(String fingerprint, Optional<SessionSummary> summary) {}

    private final Map<SessionId, Known> known = new ConcurrentHashMap<>();

    /**
     * Newest first; those without a record that can be read are left out.
     *
     * @param open the session at hand, which the rig knows better than the disk
     */
    List<SessionSummary> of(ArchiveReader archive, Optional<RigState.SessionState> open) throws ArchiveException {
        List<SessionSummary> summaries = new ArrayList<>();
        for (SessionId id : archive.sessionIds()) {
            of(archive, id).ifPresent(summary -> summaries.add(open.filter(it -> it.id().equals(summary.id()))
                    .map(state -> opened(summary, state))
                    .orElse(summary)));
        }
        // Within the second in which a test or a script starts many, by name.
        summaries.sort(Comparator.comparing(SessionSummary::startedAt).thenComparing(SessionSummary::id).reversed());
        return summaries;
    }

    private static SessionSummary opened(SessionSummary stored, RigState.SessionState state) {
        return new SessionSummary(stored.id(), stored.subject(), stored.startedAt(), stored.operator(),
                state.protocol(), stored.consentId(), stored.consentUntil(), state.pairs(), state.accepted(), true);
    }

    private Optional<SessionSummary> of(ArchiveReader archive, SessionId id) {
        try {
            // First: what changes while it is read is read again the next time.
            String fingerprint = archive.sessionFingerprint(id);
            Known before = known.get(id);
            if (before != null && before.fingerprint().equals(fingerprint)) {
                return before.summary();
            }
            Optional<SessionSummary> summary = Optional.of(read(archive, id));
            known.put(id, new Known(fingerprint, summary));
            return summary;
        } catch (ArchiveException e) {
            return Optional.empty();
        }
    }

    private static SessionSummary read(ArchiveReader archive, SessionId id) throws ArchiveException {
        SessionRecord record = archive.record(id);
        SessionHistory history = SessionHistory.of(archive.log(id));
        Set<PairId> kept = new HashSet<>(archive.committedPairs(id));
        Set<PairId> all = new HashSet<>(kept);
        all.addAll(history.pairs());
        Set<PairId> good = accepted(archive, id, history, kept);
        long counting = kept.stream()
                .filter(pair -> PairReport.counts(true, good.contains(pair), history.decision(pair)
                        .flatMap(said -> Decision.of(said.decision()))))
                .count();
        return new SessionSummary(id.toString(), id.subject(), record.startedAt().toString(), fact(record, "operator"),
                history.protocol().orElse(fact(record, "protocol")), record.consent().id(),
                record.consent().validUntil().toString(), all.size(), (int) counting, false);
    }

    /** Those that the rules accept: by the log, and of pairs that it says nothing of, by their own documents. */
    private static Set<PairId> accepted(ArchiveReader archive, SessionId id, SessionHistory history, Set<PairId> kept)
            throws ArchiveException {
        Set<PairId> accepted = new HashSet<>();
        boolean unknown = false;
        for (PairId pair : kept) {
            Optional<String> verdict = history.ended(pair).map(ended -> ended.verdict());
            unknown |= verdict.isEmpty();
            if (verdict.filter(SessionSummaries::isAccepted).isPresent()) {
                accepted.add(pair);
            }
        }
        if (unknown) {
            // Taken before sessions had logs, or without one.
            archive.session(id)
                    .pairs()
                    .stream()
                    .filter(pair -> pair.state() == StoredPair.State.COMMITTED && history.ended(pair.id()).isEmpty()
                            && pair.verdict().filter(SessionSummaries::isAccepted).isPresent())
                    .forEach(pair -> accepted.add(pair.id()));
        }
        return accepted;
    }

    private static boolean isAccepted(String verdict) {
        return Arrays.stream(Verdict.values()).anyMatch(it -> it.name().equals(verdict) && it.accepted());
    }

    private static @Nullable String fact(SessionRecord record, String key) {
        return record.facts().path(key).isTextual() ? record.facts().path(key).textValue() : null;
    }
}
