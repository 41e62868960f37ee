package dev.diptych.capture.cli;

import dev.diptych.archive.catalog.CatalogSession;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How sessions are told of to a person. */
final class SessionWords {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm")
            .withZone(ZoneOffset.UTC);

    private SessionWords() {
    }

    /** To the minute, in UTC; a dash if it is not known. */
    static String time(Optional<Instant> instant) {
        return instant.map(MINUTE::format).orElse("-");
    }

    /** What the consent is worth at {@code now}; capitals where nothing may be taken or used. */
    static String consent(CatalogSession session, Instant now) {
        return session.consent()
                .map(consent -> (consent.isValidAt(now) ? "until " : "EXPIRED on ") + consent.validUntil())
                .orElse("MISSING");
    }

    /** "1 pair", "2 pairs". */
    static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
