package dev.diptych.archive;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.diptych.archive.ArchiveException.Code;

/** Keeps a second writer out of an archive. The kernel frees it when the process ends, however that comes about. */
final class WriterLock implements AutoCloseable {
    private static final int LONGEST_NAME_BYTES = 400;

    /**
     * Roots whose lock this process holds. The kernel takes a process's locks on a file away as soon as it closes the
     * file by any of its channels, so one that is held here is not opened a second time.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final FileChannel channel;
    private final Path root;
    private final Path file;
    private final @Nullable Object fileKey;

    private WriterLock(FileChannel channel, Path root, Path file) throws IOException {
        this.channel = channel;
        this.root = root;
        this.file = file;
        this.fileKey = fileKey(file);
    }

    /**
     * To be asked before anything fires: somebody may have removed the file, and another writer may be at work.
     *
     * @throws ArchiveException E_ARCHIVE_BUSY if this lock keeps nobody out any more
     */
    void requireHeld() throws ArchiveException {
        Object found;
        try {
            found = fileKey(file);
        } catch (IOException e) {
            found = null;
        }
        if (fileKey != null && !fileKey.equals(found)) {
            throw new ArchiveException(Code.E_ARCHIVE_BUSY, file + " was removed while this program writes, so another"
                    + " may write too; end this program and start again.", null);
        }
    }

    private static @Nullable Object fileKey(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    /** @throws ArchiveException E_ARCHIVE_BUSY, naming the other writer */
    static WriterLock acquire(ArchiveLayout layout) throws ArchiveException, IOException {
        Path root = layout.root().toRealPath();
        if (!HELD.add(root)) {
            throw busy(layout, writer());
        }
        try {
            return acquire(layout, root);
        } catch (IOException e) {
            HELD.remove(root);
            throw e;
        }
    }

    private static WriterLock acquire(ArchiveLayout layout, Path root) throws IOException {
        FileChannel channel = FileChannel.open(layout.writerLock(), StandardOpenOption.CREATE,
                StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (tryLock(channel, false) == null) {
                throw busy(layout, read(channel));
            }
            write(channel, writer() + " since " + Instant.now().truncatedTo(ChronoUnit.SECONDS));
            return new WriterLock(channel, root, layout.writerLock());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * The writer that holds an archive's lock; empty if nobody does. For the moment of asking the lock is shared, so that
     * a writer which starts in that very moment is refused.
     */
    static Optional<String> holder(ArchiveLayout layout) throws IOException {
        Path file = layout.writerLock();
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        if (HELD.contains(layout.root().toRealPath())) {
            return Optional.of(writer());
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock lock = tryLock(channel, true)) {
            return lock == null ? Optional.of(read(channel)) : Optional.empty();
        }
    }

    private static ArchiveException busy(ArchiveLayout layout, String writer) {
        return new ArchiveException(Code.E_ARCHIVE_BUSY, layout.root() + " is being written by " + writer
                + "; stop that program, or use another archive.", null);
    }

    /** Who writes: the process and its computer. */
    static String writer() {
        return "process " + ProcessHandle.current().pid() + " on " + host();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "this computer";
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel, boolean shared) throws IOException {
        try {
            return channel.tryLock(0, Long.MAX_VALUE, shared);
        } catch (OverlappingFileLockException e) {
            // Held by this very process.
            return null;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST_NAME_BYTES);
        channel.read(bytes, 0);
        String name = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
        return name.isEmpty() ? "another program" : name;
    }

    /** For people alone: it need not survive a power cut. */
    private static void write(FileChannel channel, String name) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((name + "\n").getBytes(StandardCharsets.UTF_8)), 0);
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            channel.close();
            HELD.remove(root);
        }
    }
}
