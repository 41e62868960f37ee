package dev.diptych.archive.export;

import java.time.LocalDate;
import java.util.Optional;

import dev.diptych.archive.Development;
import dev.diptych.archive.StoredPair;

/**
 * A pair that may be used.
 *
 * @param consentUntil the last day, in UTC
 * @param development empty if what was found is lost; otherwise it is registered and has a face
 */
public record ChosenPair(StoredPair stored, LocalDate consentUntil, Judged judged,
        Optional<Development> development) {}
