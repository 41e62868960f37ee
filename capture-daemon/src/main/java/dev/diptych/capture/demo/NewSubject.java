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

/** Subjects that sit in the simulated studio: whoever sits in a later run is somebody else. */
public final class NewSubject {
    /** A sitter of a simulated studio sits once. */
    private static final String SESSION = "01";

    private NewSubject() {
    }

    /** A drawn sitter, who the seed says, takes the chair, and a session of theirs is started in the archive. */
    public static SessionId seat(SimulatedStudio studio, StudioOptions options, Archive archive)
            throws ArchiveException, ImageReadException {
        Lineup.Sitter sitter = Lineup.ofPortraits(1, options.seed()).getFirst();
        studio.seat(sitter.seat(options.widthPx(), options.heightPx()));
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
