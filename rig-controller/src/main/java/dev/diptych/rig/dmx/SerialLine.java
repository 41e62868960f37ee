package dev.diptych.rig.dmx;

/** A serial line that is open. For one thread at a time. */
interface SerialLine extends AutoCloseable {
    /** What the operator calls the port, for sentences. */
    String port();

    /**
     * Hands bytes to the kernel, which sends them when it can; waits for as long as it takes if the kernel has no room.
     *
     * @return how many it took; fewer than were given, or -1, where the line is gone
     */
    int write(byte[] bytes);

    /** @return how many bytes the kernel has taken and not yet sent, -1 where the line is gone */
    int unsentBytes();

    /** @return how many bytes came, 0 if none did in time, -1 where the line is gone */
    int read(byte[] into, int timeoutMillis);

    /** Has something done when the Java machine ends, while the line can still be written to. */
    void atShutdown(Runnable last);

    @Override
    void close();
}
