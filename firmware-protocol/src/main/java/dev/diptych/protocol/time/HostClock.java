package dev.diptych.protocol.time;

/** The host's clock. Whoever waits does so at a port, so that a test's port can move a test's clock. */
@FunctionalInterface
public interface HostClock {
    /** As {@link System#nanoTime()}: of no particular beginning, never back. */
    long nanos();
}
