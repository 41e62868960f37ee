package dev.diptych.archive;

/**
 * One thing that is wrong with a stored pair.
 *
 * @param file the name of the file within the pair's folder
 * @param sentence for the operator
 */
public record PairFinding(Kind kind, String file, String sentence) {
    /** What is wrong. */
    public enum Kind {
        MANIFEST_MISSING,
        /** Damaged, or of a later version than this program knows. */
        MANIFEST_UNREADABLE,
        /** Another manifest than the journal knows: it rotted, or somebody made another. */
        MANIFEST_CHANGED,
        /** The journal says that it was stored, and it is not there. */
        PAIR_MISSING,
        /** The folder is not the one that the manifest's pair belongs into. */
        MISPLACED, FILE_MISSING, FILE_UNREADABLE, SIZE_DIFFERS, CHECKSUM_DIFFERS,
        /** In the folder, but not in the manifest. */
        FILE_UNLISTED
    }
}
