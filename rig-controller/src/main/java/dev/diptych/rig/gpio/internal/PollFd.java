package dev.diptych.rig.gpio.internal;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * {@code struct pollfd}: a file that is waited for.
 *
 * @param ready whether there is something to read
 * @param broken whether there never will be again: the chip is gone (POLLERR, POLLHUP, POLLNVAL)
 */
public record PollFd(int fd, boolean ready, boolean broken) {
    static final int SIZE = 8;
    private static final int EVENTS = 4;
    static final int RETURNED_EVENTS = 6;
    static final short POLLIN = 0x01;
    private static final short POLLERR = 0x08;
    static final short POLLHUP = 0x10;
    private static final short POLLNVAL = 0x20;

    /** For a poll that waits until there is something to read; a negative file is passed over. */
    public static ByteBuffer encodeAll(List<Integer> fds) {
        ByteBuffer buffer = Struct.allocate(fds.size() * SIZE);
        for (int i = 0; i < fds.size(); i++) {
            buffer.putInt(i * SIZE, fds.get(i));
            buffer.putShort(i * SIZE + EVENTS, POLLIN);
        }
        return buffer;
    }

    /** What a poll found out of the i-th file. */
    public static PollFd decode(ByteBuffer from, int i) {
        short returned = from.getShort(i * SIZE + RETURNED_EVENTS);
        return new PollFd(from.getInt(i * SIZE), (returned & POLLIN) != 0,
                (returned & (POLLERR | POLLHUP | POLLNVAL)) != 0);
    }
}
