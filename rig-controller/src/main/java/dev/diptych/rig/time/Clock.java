package dev.diptych.rig.time;

/** Monotonic time. Production reads {@link System#nanoTime()}; the simulated studio and the tests run virtual time. */
public interface Clock {
    /** Nanoseconds since an arbitrary origin; only differences mean anything. */
    long nanos();

    /** Returns when {@link #nanos()} has reached {@code instantNanos}; at once if it has already. */
    void sleepUntil(long instantNanos);
}
