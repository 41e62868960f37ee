package dev.diptych.capture.cli;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.access.StateFolder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second daemon from a rig, whatever archive it writes: they would share its topics and the messages that are still to be
 * sent. The kernel frees it when the process ends, however that comes about.
 */
final class RigLock implements Closeable {
    private static final int LONGEST_NAME_BYTES = 400;

    private final FileChannel channel;

    private RigLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @param state the rig's state folder, which is made if it is not there
     * @throws OperatorException that names the daemon which has the rig
     */
    static RigLock take(Path state, String rigId) throws OperatorException {
        Path file = state.resolve("rig-" + rigId + ".lock");
        try {
            StateFolder.make(state);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                String other = name(channel);
                channel.close();
                throw new OperatorException("The rig \"" + rigId + "\" is run by " + other
                        + "; stop that program, or give this rig another id (rig.id) or state folder (--state).");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(("process " + ProcessHandle.current().pid() + " since "
                    + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\n").getBytes(StandardCharsets.UTF_8)), 0);
            return new RigLock(channel);
        } catch (IOException e) {
            throw new OperatorException("The rig's state folder " + state + " cannot be written (" + e.getMessage()
                    + "); make it writable for this user, or name another with --state.", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very process.
            return null;
        }
    }

    private static String name(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST_NAME_BYTES);
        channel.read(bytes, 0);
        String name = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
        return name.isEmpty() ? "another program" : name;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
