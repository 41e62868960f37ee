package dev.diptych.capture.access;

import java.util.List;

/**
 * A token as lists show it; its word is nowhere.
 *
 * @param madeAt ISO 8601, UTC
 */
public record TokenFacts(String name, List<Permission> permissions, String madeAt) {}
