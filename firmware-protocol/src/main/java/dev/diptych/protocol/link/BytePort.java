package dev.diptych.protocol.link;

/** A line that carries bytes both ways. One thread reads and writes; any may break and close. */
public interface BytePort extends AutoCloseable {
    /** As the operator calls it. */
    String name();

    /** How long a byte takes on the line at least; 0 if that is not certain. */
    long byteNanos();

    /** @return whether the line took all of them; if not, it is gone */
    boolean write(byte[] bytes);

    /**
     * Waits until there are some, no longer than the timeout, and not at all once the thread is interrupted.
     *
     * @return how many bytes came; 0 if none did; -1 if the line is gone
     */
    int read(byte[] into, long timeoutNanos);

    /**
     * Holds the line low for longer than a character.
     *
     * @return whether the line took it
     */
    boolean sendBreak();

    @Override
    void close();
}
