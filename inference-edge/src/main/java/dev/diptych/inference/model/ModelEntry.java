package dev.diptych.inference.model;

import java.util.Optional;

/**
 * One line of the library's catalogue.
 *
 * @param source where the file is, for people; empty where there is none
 * @param card of a file that is whole
 * @param sizeBytes of a file that is whole; else 0
 * @param sha256 of a file that is whole, lower-case hex; else empty
 * @param sentence what it is, or why it cannot be used and what to do
 */
public record ModelEntry(String name, ModelStatus status, String source, Optional<ModelCard> card, long sizeBytes,
        String sha256, String sentence) {}
