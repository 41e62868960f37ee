package dev.diptych.archive;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A pair as it lies on disk, told from its manifest without reading the photographs.
 *
 * @param state PARTIAL if it was set aside
 * @param wasAllTaken whether both the studio and the flash photograph are there
 * @param createdWallTime a label; empty if it is not known
 * @param sizeBytes of all files that the manifest names
 * @param manifestSha256 empty if there is no manifest
 * @param verdict what developing found last, GOOD, WARN or RETAKE; empty if it was never developed
 * @param sentence why the verdict is not GOOD, why the pair is partial, or what is wrong with its manifest
 */
public record StoredPair(PairId id, State state, Path folder, boolean wasAllTaken, Optional<Instant> createdWallTime,
        long sizeBytes, Optional<String> manifestSha256, Optional<String> verdict, String sentence) {
    /** How far its commit came. */
    public enum State {
        COMMITTED, PARTIAL
    }
}
