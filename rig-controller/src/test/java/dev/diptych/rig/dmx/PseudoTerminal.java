package dev.diptych.rig.dmx;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;

/** A serial line without hardware: what is written to its device file arrives here, and the other way round. */
final class PseudoTerminal {
    /** The C library's pty functions, and the flags of Linux' fcntl.h. */
    private interface C extends Library {
        C LIBRARY = Native.load("c", C.class);
        int O_RDWR = 2;
        int O_NOCTTY = 0x100;
        int LOCK_EX = 2;

        int posix_openpt(int flags);

        int grantpt(int fd);

        int unlockpt(int fd);

        String ptsname(int fd);

        int open(String path, int flags);

        long read(int fd, byte[] into, long count);

        long write(int fd, byte[] bytes, long count);

        int flock(int fd, int operation);

        int close(int fd);
    }

    private final int master;
    private final int slave;
    private final Path device;
    private final Thread reader;
    private volatile boolean closed;

    /** @param arrived is told what arrives, on a thread of this terminal's */
    PseudoTerminal(Consumer<byte[]> arrived) {
        master = C.LIBRARY.posix_openpt(C.O_RDWR | C.O_NOCTTY);
        Assumptions.assumeTrue(
                master >= 0 && C.LIBRARY.grantpt(master) == 0 && C.LIBRARY.unlockpt(master) == 0,
                "This machine has no pseudo-terminals, so the serial line is not tested: mount devpts on /dev/pts.");
        device = Path.of(C.LIBRARY.ptsname(master));
        // Held open, for reading the master fails with EIO while nobody has the other end.
        slave = C.LIBRARY.open(device.toString(), C.O_RDWR | C.O_NOCTTY);
        reader = Thread.ofPlatform().daemon().start(() -> {
            byte[] bytes = new byte[600];
            long count = C.LIBRARY.read(master, bytes, bytes.length);
            while (count > 0 && !closed) {
                arrived.accept(Arrays.copyOf(bytes, (int) count));
                count = C.LIBRARY.read(master, bytes, bytes.length);
            }
        });
    }

    Path device() {
        return device;
    }

    void write(byte[] bytes) {
        C.LIBRARY.write(master, bytes, bytes.length);
    }

    /** As another program does that wants the port for itself. */
    void lock() {
        if (C.LIBRARY.flock(slave, C.LOCK_EX) != 0) {
            throw new IllegalStateException("the pseudo-terminal cannot be locked");
        }
    }

    /** As when the plug is pulled. */
    void unplug() throws InterruptedException {
        if (!closed) {
            closed = true;
            // The terminal lives until the last read has returned.
            C.LIBRARY.write(slave, new byte[1], 1);
            reader.join();
            C.LIBRARY.close(slave);
            C.LIBRARY.close(master);
        }
    }
}
