package dev.diptych.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a subject has signed, as far as a rig needs to know it: the signed form and the name on it lie elsewhere.
 *
 * @param id the record that the form is filed under; no name
 * @param version of the form
 * @param validUntil the last day, in UTC
 */
public record Consent(String id, String version, Set<ConsentScope> scopes, LocalDate validUntil) {
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);
    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public Consent {
        check("consent's id", id);
        check("consent's version", version);
        if (validUntil.isBefore(EARLIEST) || validUntil.isAfter(LATEST)) {
            throw new IllegalArgumentException("A consent is valid until a day from " + EARLIEST + " to " + LATEST
                    + ", not " + validUntil + ".");
        }
        Set<ConsentScope> ordered = EnumSet.noneOf(ConsentScope.class);
        ordered.addAll(scopes);
        scopes = Collections.unmodifiableSet(ordered);
    }

    /** Whether {@code now} lies before the end of the last day. */
    public boolean isValidAt(Instant now) {
        return now.isBefore(validUntil.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    public boolean allows(ConsentScope scope, Instant now) {
        return isValidAt(now) && scopes.contains(scope);
    }

    private static void check(String what, String text) {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("A " + what + " is 1 to 64 letters, digits, dots, hyphens and"
                    + " underscores, not \"" + text + "\".");
        }
    }
}
