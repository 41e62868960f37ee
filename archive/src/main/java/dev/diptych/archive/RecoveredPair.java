package dev.diptych.archive;

import java.nio.file.Path;

/**
 * What was found, at the opening of an archive, of a pair that the writer before had not finished.
 *
 * @param folder where it lies now
 * @param sentence for the operator
 */
public record RecoveredPair(String name, State state, Path folder, String sentence) {
    /** What it is now. */
    public enum State {
        /** It was whole, and lies in its place. */
        COMMITTED,
        /** What there is of it was set aside; nothing was deleted. */
        PARTIAL
    }
}
