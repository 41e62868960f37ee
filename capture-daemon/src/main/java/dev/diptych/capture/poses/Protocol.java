package dev.diptych.capture.poses;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The poses of a session, in their order.
 *
 * @param id small letters, digits and hyphens
 * @param title for people
 */
public record Protocol(String id, String title, List<Pose> poses) {
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,32}");

    public Protocol {
        poses = List.copyOf(poses);
        if (!ID.matcher(id).matches() || title.isBlank()) {
            throw new IllegalArgumentException(
                    "A protocol has a title and is named by 1 to 32 small letters, digits and"
                            + " hyphens, not \"" + id + "\".");
        }
        if (poses.isEmpty()) {
            throw new IllegalArgumentException("The protocol \"" + id + "\" has no poses.");
        }
        if (poses.stream().map(Pose::id).distinct().count() < poses.size()) {
            throw new IllegalArgumentException("Two poses of the protocol \"" + id + "\" have the same id.");
        }
    }

    /** Pairs of whatever sits, for those who count them and pose nobody. */
    public static Protocol counted() {
        return new Protocol("count", "Counted", List.of(new Pose("free", "Free", "", "free", Pose.MOST_PAIRS)));
    }

    /** How many pairs all poses want. */
    public int wantedPairs() {
        return poses.stream().mapToInt(Pose::pairs).sum();
    }
}
