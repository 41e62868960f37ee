package dev.diptych.archive.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.ArchiveReader;
import dev.diptych.archive.Consent;
import dev.diptych.archive.ConsentScope;
import dev.diptych.archive.Development;
import dev.diptych.archive.DevelopmentReader;
import dev.diptych.archive.PairId;
import dev.diptych.archive.SessionHistory;
import dev.diptych.archive.SessionRecord;
import dev.diptych.archive.StoredPair;
import dev.diptych.archive.StoredSession;

/**
 * Which pairs of an archive are asked for. Any doubt leaves a pair out.
 *
 * @param scopes a consent must allow each of them; one at least
 * @param verdicts one at least
 */
public record PairChoice(Set<ConsentScope> scopes, Set<Judged> verdicts) {
    /** To train networks where the pictures were taken, on pairs that were accepted. */
    public static final PairChoice FOR_TRAINING = new PairChoice(EnumSet.of(ConsentScope.TRAIN_IN_HOUSE),
            EnumSet.of(Judged.GOOD, Judged.WARN));

    /** What came of it: every committed pair is in one of the lists, by session and number. */
    public record Chosen(List<ChosenPair> pairs, List<LeftOut> leftOut) {
        public Chosen {
            pairs = List.copyOf(pairs);
            leftOut = List.copyOf(leftOut);
        }
    }

    public PairChoice {
        scopes = Set.copyOf(scopes);
        verdicts = Set.copyOf(verdicts);
        if (scopes.isEmpty() || verdicts.isEmpty()) {
            throw new IllegalArgumentException("Pairs are chosen for one scope of consent or more, and by one verdict"
                    + " or more.");
        }
    }

    /** @throws ArchiveException if the archive itself cannot be read */
    public Chosen of(ArchiveReader archive, Instant now) throws ArchiveException {
        Set<PairId> allowed = allowed(archive, now);
        List<ChosenPair> chosen = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (StoredSession session : archive.sessions()) {
            Optional<String> refusal = refusal(session, now);
            SessionHistory history = SessionHistory.of(archive.log(session.id()));
            for (StoredPair pair : session.pairs()) {
                if (pair.state() != StoredPair.State.COMMITTED) {
                    continue;
                }
                Optional<Development> development = DevelopmentReader.read(pair);
                Optional<LeftOut> objection = refusal
                        .map(sentence -> new LeftOut(pair.id(), LeftOut.Reason.CONSENT, sentence))
                        .or(() -> history.rejection(pair.id())
                                .map(sentence -> new LeftOut(pair.id(), LeftOut.Reason.REJECTED, sentence)))
                        .or(() -> objection(pair, development))
                        // Whatever else the archive's own gate has against it.
                        .or(() -> allowed.contains(pair.id())
                                ? Optional.empty()
                                : Optional.of(new LeftOut(pair.id(), LeftOut.Reason.CONSENT, "It may not be used.")));
                objection.ifPresentOrElse(leftOut::add, () -> chosen.add(new ChosenPair(pair,
                        consent(session).validUntil(), Judged.of(pair.verdict()), development)));
            }
        }
        return new Chosen(chosen, leftOut);
    }

    /** The gate; the rest says why somebody stands before it. */
    private Set<PairId> allowed(ArchiveReader archive, Instant now) throws ArchiveException {
        Set<PairId> allowed = new HashSet<>();
        boolean isFirst = true;
        for (ConsentScope scope : scopes) {
            List<PairId> ids = archive.pairsFor(scope, now).stream().map(StoredPair::id).toList();
            if (isFirst) {
                allowed.addAll(ids);
            } else {
                allowed.retainAll(new HashSet<>(ids));
            }
            isFirst = false;
        }
        return allowed;
    }

    private Optional<String> refusal(StoredSession session, Instant now) {
        if (session.record().isEmpty()) {
            return Optional.of(session.objection().orElse("There is no consent that can be read."));
        }
        Consent consent = consent(session);
        if (!consent.isValidAt(now)) {
            return Optional.of("The consent " + consent.id() + " ended on " + consent.validUntil() + ".");
        }
        return scopes.stream()
                .sorted()
                .filter(scope -> !consent.allows(scope, now))
                .findFirst()
                .map(scope -> "The consent " + consent.id() + " does not allow " + scope.label() + ".");
    }

    private static Consent consent(StoredSession session) {
        return session.record().map(SessionRecord::consent).orElseThrow();
    }

    private Optional<LeftOut> objection(StoredPair pair, Optional<Development> development) {
        if (pair.manifestSha256().isEmpty()) {
            return Optional.of(new LeftOut(pair.id(), LeftOut.Reason.UNREADABLE, pair.sentence()));
        }
        if (!pair.wasAllTaken()) {
            return Optional.of(new LeftOut(pair.id(), LeftOut.Reason.INCOMPLETE,
                    "The studio or the flash photograph is missing."));
        }
        Judged judged = Judged.of(pair.verdict());
        if (!verdicts.contains(judged)) {
            return Optional.of(new LeftOut(pair.id(), LeftOut.Reason.VERDICT, verdict(judged, pair)));
        }
        if (development.filter(found -> !found.isRegistered()).isPresent()) {
            return Optional.of(new LeftOut(pair.id(), LeftOut.Reason.NOT_REGISTERED,
                    "The studio picture could not be registered onto the flash picture."));
        }
        return development.filter(found -> found.face().isEmpty())
                .map(found -> new LeftOut(pair.id(), LeftOut.Reason.NO_FACE, "No face was found in its pictures."));
    }

    private static String verdict(Judged judged, StoredPair pair) {
        if (judged == Judged.UNJUDGED) {
            return "It was never developed, so that nobody knows whether it is good.";
        }
        return ("It was judged " + judged + (pair.sentence().isEmpty() ? "." : ": " + pair.sentence())).strip();
    }
}
