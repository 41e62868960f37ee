package dev.diptych.archive;

import java.util.regex.Pattern;

/** The one rule for a subject's and a session's id: a short code that can be no path. */
final class OpaqueIds {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,32}");

    private OpaqueIds() {
    }

    static String check(String what, String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "A " + what + " id is 1 to 32 letters A-Z, a-z and digits, not \"" + id + "\".");
        }
        return id;
    }
}
