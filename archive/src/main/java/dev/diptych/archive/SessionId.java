package dev.diptych.archive;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which session: subject and session as opaque codes of 1 to 32 letters and digits. */
public record SessionId(String subject, String session) {
    private static final Pattern TEXT = Pattern.compile("sub-([A-Za-z0-9]{1,32})[/_]ses-([A-Za-z0-9]{1,32})");

    public SessionId {
        OpaqueIds.check("subject", subject);
        OpaqueIds.check("session", session);
    }

    /** Reads what {@link #toString} writes, and the same with a slash, as folders have it. */
    public static SessionId parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "A session is named like sub-017_ses-02 or sub-017/ses-02, not \"" + text + "\".");
        }
        return new SessionId(matcher.group(1), matcher.group(2));
    }

    @Override
    public String toString() {
        return "sub-" + subject + "_ses-" + session;
    }
}
