package dev.diptych.archive;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which pair: subject and session as opaque codes of 1 to 32 letters and digits, and the pair's number in the session,
 * from 1 to 9999. Its text, {@code sub-017_ses-02_pair-0007}, begins the name of each of the pair's files.
 */
public record PairId(String subject, String session, int number) {
    public static final int MAX_NUMBER = 9999;

    private static final Pattern TEXT = Pattern
            .compile("sub-([A-Za-z0-9]{1,32})_ses-([A-Za-z0-9]{1,32})_pair-(\\d{4})");

    public PairId(SessionId session, int number) {
        this(session.subject(), session.session(), number);
    }

    public PairId {
        OpaqueIds.check("subject", subject);
        OpaqueIds.check("session", session);
        if (number < 1 || number > MAX_NUMBER) {
            throw new IllegalArgumentException("A pair's number lies in 1 to " + MAX_NUMBER + ", not " + number + ".");
        }
    }

    /** Reads what {@link #toString} writes. */
    public static PairId parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "A pair is named like sub-017_ses-02_pair-0007, not \"" + text + "\".");
        }
        return new PairId(matcher.group(1), matcher.group(2), Integer.parseInt(matcher.group(3)));
    }

    public SessionId sessionId() {
        return new SessionId(subject, session);
    }

    /** The pair's own part of its name: {@code pair-0007}. */
    String folderName() {
        return "pair-" + Integer.toString(10_000 + number).substring(1);
    }

    @Override
    public String toString() {
        return "sub-" + subject + "_ses-" + session + "_" + folderName();
    }
}
