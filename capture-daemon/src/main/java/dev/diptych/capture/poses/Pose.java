package dev.diptych.capture.poses;

import java.util.regex.Pattern;

/**
 * How a sitter is to sit for some pairs.
 *
 * @param id letters, digits and hyphens
 * @param name a few words
 * @param instruction one line, told to the sitter; may be empty
 * @param picture the id of a drawing that shows it
 * @param pairs how many are wanted
 */
public record Pose(String id, String name, String instruction, String picture, int pairs) {
    /** More are another pose. */
    public static final int MOST_PAIRS = 9999;
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,32}");
    private static final Pattern LINE = Pattern.compile("[^\\p{Cntrl}]{0,200}");

    public Pose {
        if (!ID.matcher(id).matches() || !ID.matcher(picture).matches()) {
            throw new IllegalArgumentException("A pose and its picture are named by 1 to 32 small letters, digits and"
                    + " hyphens, not \"" + id + "\" and \"" + picture + "\".");
        }
        if (name.isBlank() || !LINE.matcher(name).matches() || !LINE.matcher(instruction).matches()) {
            throw new IllegalArgumentException(
                    "The pose \"" + id + "\" needs a name, and name and instruction are one line of"
                            + " at most 200 characters.");
        }
        if (pairs < 1 || pairs > MOST_PAIRS) {
            throw new IllegalArgumentException(
                    "The pose \"" + id + "\" takes 1 to " + MOST_PAIRS + " pairs, not " + pairs
                            + ".");
        }
    }
}
