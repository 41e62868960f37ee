package dev.diptych.capture.daemon;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.diptych.archive.Archive;
import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.ArchiveReader;
import dev.diptych.archive.Consent;
import dev.diptych.archive.SessionHistory;
import dev.diptych.archive.SessionId;
import dev.diptych.archive.SessionLog;
import dev.diptych.archive.SessionRecord;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.poses.Protocol;
import dev.diptych.capture.session.SessionStart;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Begins, opens and ends sessions; one is open at a time. For any thread, one at a time. */
final class SessionDesk {
    private final Archive archive;
    private final List<Protocol> protocols;
    private final Function<Archive, Optional<RigPort.Stranger>> strangers;
    private final InstantSource wallTime;
    private final Consumer<String> told;
    private volatile @Nullable OpenSession open;

    /**
     * @param protocols the first is the usual one
     * @param strangers somebody of the simulated studio, if it is one
     * @param told hears which session is open
     */
    SessionDesk(Archive archive, List<Protocol> protocols, Function<Archive, Optional<RigPort.Stranger>> strangers,
            InstantSource wallTime, Consumer<String> told) {
        this.told = told;
        this.archive = archive;
        this.protocols = List.copyOf(protocols);
        this.strangers = strangers;
        this.wallTime = wallTime;
    }

    @Nullable
    OpenSession open() {
        return open;
    }

    List<Protocol> protocols() {
        return protocols;
    }

    /**
     * A new session; the one that was open is ended.
     *
     * @throws OperatorException if something of the wish is missing or wrong; nothing is written then
     */
    synchronized OpenSession start(SessionWish wish, String by) throws OperatorException, ArchiveException {
        Protocol protocol = protocol(wish.protocol());
        Optional<RigPort.Stranger> stranger = strangers.apply(archive);
        String subject = wish.subject()
                .or(() -> stranger.map(RigPort.Stranger::subject))
                .orElseThrow(() -> missing("subject's code"));
        Consent consent = wish.consent()
                .or(() -> stranger.map(RigPort.Stranger::consent))
                .orElseThrow(() -> missing("consent"));
        if (consent.scopes().isEmpty()) {
            throw new OperatorException("The consent " + consent.id()
                    + " allows nothing; name what may be done with the pictures, as the signed form says.");
        }
        SessionId id;
        try {
            id = new SessionStart(subject, Optional.empty(), consent, wish.operator(), Optional.of(protocol.id()))
                    .idIn(archive.root());
        } catch (IllegalArgumentException e) {
            throw new OperatorException(String.valueOf(e.getMessage()), e);
        }
        ObjectNode facts = JsonNodeFactory.instance.objectNode().put("protocol", protocol.id());
        wish.operator().ifPresent(code -> facts.put("operator", code));
        if (stranger.isPresent()) {
            facts.put("studio", "simulated");
        }
        Instant now = wallTime.instant().truncatedTo(ChronoUnit.MILLIS);
        archive.startSession(new SessionRecord(id, consent, now, facts));
        end(by);
        return opened(id, protocol, by);
    }

    private static OperatorException missing(String what) {
        return new OperatorException(
                "No frame of a person is taken without a recorded consent: name the " + what + ".");
    }

    /** One that was started, at the pose where it was left. */
    synchronized OpenSession open(SessionId id, Optional<Protocol> named, String by)
            throws OperatorException, ArchiveException {
        archive.requireStarted(id);
        SessionHistory history = SessionHistory.of(ArchiveReader.open(archive.root()).log(id));
        Protocol protocol = named
                .or(() -> history.protocol().flatMap(this::known))
                .or(() -> recorded(id).flatMap(this::known))
                .orElse(protocols.getFirst());
        OpenSession before = open;
        if (before != null && !before.id().equals(id)) {
            end(by);
        }
        return opened(id, protocol, by);
    }

    private OpenSession opened(SessionId id, Protocol protocol, String by) throws ArchiveException {
        SessionRecord record = archive.requireStarted(id);
        SessionLog log = archive.log(id);
        OpenSession session = new OpenSession(record, protocol, log, EarlierPairs.of(archive.root(), id), wallTime);
        session.opened(by);
        open = session;
        told.accept("Session " + id + " is open, " + protocol.title() + ".");
        return session;
    }

    /** The session that was left open when the program ended, the latest; empty if there is none. */
    Optional<InterruptedSession> interrupted() throws ArchiveException {
        ArchiveReader reader = ArchiveReader.open(archive.root());
        Instant latest = Instant.MIN;
        InterruptedSession found = null;
        for (SessionId id : reader.sessionIds()) {
            var log = reader.log(id);
            if (SessionHistory.of(log).isInterrupted() && log.getLast().at().isAfter(latest)) {
                latest = log.getLast().at();
                found = new InterruptedSession(id, latest);
            }
        }
        return Optional.ofNullable(found);
    }

    synchronized void end(String by) throws ArchiveException {
        OpenSession before = open;
        if (before != null) {
            open = null;
            before.ended(by);
            told.accept("Session " + before.id() + " is ended.");
        }
    }

    private Protocol protocol(Optional<String> id) throws OperatorException {
        if (id.isEmpty()) {
            return protocols.getFirst();
        }
        return known(id.get()).orElseThrow(() -> new OperatorException("There is no protocol \"" + id.get()
                + "\"; name one of " + String.join(", ", protocols.stream().map(Protocol::id).toList()) + "."));
    }

    private Optional<Protocol> known(String id) {
        return protocols.stream().filter(protocol -> protocol.id().equals(id)).findFirst();
    }

    private Optional<String> recorded(SessionId id) {
        try {
            return Optional.ofNullable(archive.requireStarted(id).facts().path("protocol").asText(null));
        } catch (ArchiveException e) {
            return Optional.empty();
        }
    }
}
