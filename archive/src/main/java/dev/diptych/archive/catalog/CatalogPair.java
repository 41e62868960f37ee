package dev.diptych.archive.catalog;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

import dev.diptych.archive.PairId;
import dev.diptych.archive.StoredPair;

/**
 * A pair, committed or set aside; see {@link StoredPair}.
 *
 * @param folder relative to the archive's root
 */
public record CatalogPair(PairId id, StoredPair.State state, Path folder, boolean wasAllTaken,
        Optional<Instant> createdWallTime, long sizeBytes, Optional<String> verdict, String sentence) {}
