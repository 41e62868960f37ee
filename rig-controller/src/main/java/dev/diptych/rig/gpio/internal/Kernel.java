package dev.diptych.rig.gpio.internal;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * The system calls that reach GPIO lines. Each answers as the kernel does: what the call gives, or minus the
 * {@link Errno}. Buffers are in native order, and are read and filled from their index 0, whatever their position. For
 * any number of threads.
 */
public interface Kernel {
    /** Where the devices of GPIO chips lie, in order of their numbers. */
    List<String> gpioChipPaths();

    /** The group that owns a device; empty if nobody can say. */
    Optional<String> groupOf(String path);

    /** Opens a device for reading and writing, and for no program that this one starts (O_CLOEXEC). */
    int open(String path);

    /** One of the calls of {@code <linux/gpio.h>}. */
    int ioctl(int fd, GpioCall call, ByteBuffer argument);

    /** Reads up to the buffer's capacity, in bytes. */
    int read(int fd, ByteBuffer into);

    /** Waits until one of {@code count} files is ready; see {@link PollFd}. */
    int poll(ByteBuffer pollFds, int count, int timeoutMillis);

    /** Gives a file back; with the file of a request, its lines. */
    void close(int fd);
}
