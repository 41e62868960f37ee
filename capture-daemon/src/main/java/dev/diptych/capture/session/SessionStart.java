package dev.diptych.capture.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.diptych.archive.Archive;
import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.ArchiveReader;
import dev.diptych.archive.Consent;
import dev.diptych.archive.SessionId;
import dev.diptych.archive.SessionRecord;
import dev.diptych.capture.OperatorException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is asked for when a session is started.
 *
 * @param subject an opaque code
 * @param session an opaque code; empty for the subject's next number
 * @param operator an opaque code of 1 to 32 letters and digits
 * @param protocol how the pictures are to be taken, one line
 */
public record SessionStart(String subject, Optional<String> session, Consent consent, Optional<String> operator,
        Optional<String> protocol) {
    private static final Pattern OPERATOR = Pattern.compile("[A-Za-z0-9]{1,32}");
    private static final Pattern PROTOCOL = Pattern.compile("[^\\p{Cntrl}]{1,200}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    /**
     * A session that may be shot.
     *
     * @param document its {@code session.json}
     * @param remarks what the operator should know of how the archive was found, a sentence each
     */
    public record Started(SessionRecord session, Path document, List<String> remarks) {}

    public SessionStart {
        // The codes are checked here, before anything is written.
        new SessionId(subject, session.orElse("01"));
        if (operator.filter(code -> !OPERATOR.matcher(code).matches()).isPresent()) {
            throw new IllegalArgumentException("An operator is named by a code of 1 to 32 letters and digits, not \""
                    + operator.get() + "\".");
        }
        if (protocol.filter(text -> !PROTOCOL.matcher(text).matches()).isPresent()) {
            throw new IllegalArgumentException("A protocol is one line of 1 to 200 characters.");
        }
    }

    /**
     * Writes the session into the archive, which is made if it is not there.
     *
     * @throws OperatorException if the consent has ended; nothing is written then
     * @throws IOException if the archive cannot be written, is busy, or has a session of this name
     */
    public Started run(Path root, InstantSource wallTime) throws OperatorException, IOException {
        Instant now = wallTime.instant();
        if (!consent.isValidAt(now)) {
            throw new OperatorException("The consent " + consent.id() + " was valid until " + consent.validUntil()
                    + ", so that no frame may be taken; ask for a new one.");
        }
        try (Archive archive = Archive.open(root)) {
            SessionId id = idIn(root);
            SessionRecord record = new SessionRecord(id, consent, now.truncatedTo(ChronoUnit.MILLIS), facts());
            return new Started(record, archive.startSession(record), archive.openingRemarks());
        }
    }

    /** What it will be called in an archive that is there. */
    public SessionId idIn(Path root) throws ArchiveException {
        return new SessionId(subject, session.isPresent() ? session.get() : nextSession(root));
    }

    private String nextSession(Path root) throws ArchiveException {
        return nextNumber(ArchiveReader.open(root)
                .sessionIds()
                .stream()
                .filter(id -> id.subject().equals(subject))
                .map(SessionId::session)
                .toList());
    }

    /** The number after the greatest among these sessions; those that are named otherwise do not count. */
    static String nextNumber(Collection<String> sessions) {
        int greatest = sessions.stream()
                .filter(name -> NUMBER.matcher(name).matches())
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
        return String.format(Locale.ROOT, "%02d", greatest + 1);
    }

    private ObjectNode facts() {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        operator.ifPresent(code -> facts.put("operator", code));
        protocol.ifPresent(text -> facts.put("protocol", text));
        return facts;
    }
}
