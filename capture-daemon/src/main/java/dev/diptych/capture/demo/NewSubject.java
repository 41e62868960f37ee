package dev.diptych.capture.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.diptych.archive.Archive;
import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.Consent;
import dev.diptych.archive.SessionId;
import dev.diptych.archive.SessionRecord;
import dev.diptych.imaging.io.ImageReadException;
import dev.diptych.studio.SimulatedStudio;
import dev.diptych.studio.StudioOptions;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A subject that sits in the simulated studio: whoever sits in a later run is somebody else.
 *
 * @param code that the archive does not know
 */
public record NewSubject(String code, Consent consent) {
    /** A sitter of a simulated studio sits once. */
    private static final String SESSION = "01";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /** A drawn sitter, who the seed says, takes the chair. */
    public static void seat(SimulatedStudio studio, StudioOptions options) throws ImageReadException {
        seat(studio, options, options.seed());
    }

    /** The sitter who was drawn for a subject takes the chair: always the same one. */
    public static void seat(SimulatedStudio studio, StudioOptions options, String subject) throws ImageReadException {
        long distance = NUMBER.matcher(subject).matches() ? Long.parseLong(subject) - 1 : subject.hashCode();
        seat(studio, options, options.seed() + distance);
    }

    private static void seat(SimulatedStudio studio, StudioOptions options, long seed) throws ImageReadException {
        studio.seat(drawn(seed).seat(options.widthPx(), options.heightPx()));
    }

    /** A dummy that looks like the sitter of {@link #seat} takes the chair. */
    public static void seatDummy(SimulatedStudio studio, StudioOptions options) throws ImageReadException {
        studio.seatDummy(drawn(options.seed()).seat(options.widthPx(), options.heightPx()));
    }

    private static Lineup.Sitter drawn(long seed) {
        return Lineup.ofPortraits(1, seed).getFirst();
    }

    /** Somebody whom the archive does not know. */
    public static NewSubject of(Archive archive) {
        int number = 1;
        while (archive.hasSubject(subjectName(number))) {
            number++;
        }
        return new NewSubject(subjectName(number), Lineup.OF_NOBODY);
    }

    /** A session of a subject that the archive does not know. */
    static SessionId startSession(Archive archive, Lineup.Sitter sitter) throws ArchiveException {
        SessionId session = new SessionId(of(archive).code(), SESSION);
        archive.startSession(new SessionRecord(session, sitter.consent(), Instant.now(),
                JsonNodeFactory.instance.objectNode().put("studio", "simulated")));
        return session;
    }

    private static String subjectName(int number) {
        return String.format(Locale.ROOT, "%03d", number);
    }
}
