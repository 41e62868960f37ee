package dev.diptych.capture.daemon;

import dev.diptych.archive.SessionId;
import java.time.Instant;

/**
 * A session that nobody ended.
 *
 * @param lastAt when something was last done in it
 */
public record InterruptedSession(SessionId id, Instant lastAt) {}
