package dev.diptych.capture.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.diptych.archive.Archive;
import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.SessionId;
import dev.diptych.archive.SessionRecord;
import dev.diptych.imaging.io.ImageReadException;
import dev.diptych.studio.SimulatedStudio;
import dev.diptych.studio.StudioOptions;
import java.time.Instant;
import java.util.Locale;

/** A subject that sits in the simulated studio: whoever sits in a later run is somebody else. */
public final class NewSubject {
    /** A sitter of a simulated studio sits once. */
    private static final String SESSION = "01";

    private final Lineup.Sitter sitter;

    private NewSubject(Lineup.Sitter sitter) {
        this.sitter = sitter;
    }

    /** A drawn sitter, who the seed says, takes the chair. */
    public static NewSubject seat(SimulatedStudio studio, StudioOptions options) throws ImageReadException {
        Lineup.Sitter sitter = drawn(options);
        studio.seat(sitter.seat(options.widthPx(), options.heightPx()));
        return new NewSubject(sitter);
    }

    /** A dummy that looks like the sitter of {@link #seat} takes the chair. */
    public static void seatDummy(SimulatedStudio studio, StudioOptions options) throws ImageReadException {
        studio.seatDummy(drawn(options).seat(options.widthPx(), options.heightPx()));
    }

    private static Lineup.Sitter drawn(StudioOptions options) {
        return Lineup.ofPortraits(1, options.seed()).getFirst();
    }

    /** A session of theirs, as a subject that the archive does not know. */
    public SessionId startSession(Archive archive) throws ArchiveException {
        return startSession(archive, sitter);
    }

    /** A session of a subject that the archive does not know. */
    static SessionId startSession(Archive archive, Lineup.Sitter sitter) throws ArchiveException {
        int number = 1;
        while (archive.hasSubject(subjectName(number))) {
            number++;
        }
        SessionId session = new SessionId(subjectName(number), SESSION);
        archive.startSession(new SessionRecord(session, sitter.consent(), Instant.now(),
                JsonNodeFactory.instance.objectNode().put("studio", "simulated")));
        return session;
    }

    private static String subjectName(int number) {
        return String.format(Locale.ROOT, "%03d", number);
    }
}
