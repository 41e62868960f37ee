package dev.diptych.capture.access;

import dev.diptych.capture.OperatorException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * {@code access.json} in the rig's state folder, for this program and for the command line beside it: written whole or not at
 * all, read again when somebody else has changed it, and believed only while its folder is (motionEye CVE-2026-32315: a file of
 * mode 0644 with the password's hash in it).
 */
final class AccessFile {
    static final String NAME = "access.json";
    private static final int MAX_BYTES = 1 << 20;

    private final StateFolder folder;
    private final Path file;
    private final AccessLock lock;
    private @Nullable Seen seen;

    /** The document as it was found; a file that was renamed into place has another key, whatever its time says. */
    private record Seen(@Nullable Object key, long modifiedMillis, long bytes, AccessDocument document) {}

    /** @param pause see {@link AccessLock} */
    AccessFile(StateFolder folder, Runnable pause) {
        this.folder = folder;
        file = folder.path().resolve(NAME);
        lock = new AccessLock(file.resolveSibling("." + NAME + ".lock"), pause);
    }

    /** @throws OperatorException if it cannot be believed, with what to do */
    synchronized AccessDocument read() throws OperatorException {
        folder.check();
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            Seen before = seen;
            long millis = now.lastModifiedTime().toMillis();
            if (before != null && Objects.equals(before.key, now.fileKey()) && before.modifiedMillis == millis
                    && before.bytes == now.size()) {
                return before.document;
            }
            if (!now.isRegularFile()) {
                throw new IOException("it is not a file");
            }
            if (now.size() > MAX_BYTES) {
                throw new IOException("it is larger than " + MAX_BYTES + " bytes");
            }
            AccessDocument document = AccessDocument.read(Files.readAllBytes(file));
            seen = new Seen(now.fileKey(), millis, now.size(), document);
            return document;
        } catch (NoSuchFileException e) {
            return AccessDocument.EMPTY;
        } catch (IOException e) {
            throw new OperatorException("The file " + file + " cannot be read (" + e.getMessage()
                    + "); mend it, or delete it to begin anew with a pairing code.", e);
        }
    }

    /** Reads, changes and writes, while no other program does the same. */
    AccessDocument change(UnaryOperator<AccessDocument> change) throws OperatorException {
        try (AccessLock.Held _ = lock.take()) {
            AccessDocument before = read();
            AccessDocument after = change.apply(before);
            if (!after.equals(before)) {
                write(after.write());
            }
            return after;
        } catch (IOException e) {
            throw new OperatorException("The file " + file + " cannot be written (" + e.getMessage()
                    + "); mend the folder's rights or make room on its disk.", e);
        }
    }

    private void write(byte[] json) throws IOException {
        Path unfinished = file.resolveSibling("." + NAME + "." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel out = FileChannel.open(unfinished,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), StateFolder.ofSecret(file))) {
                ByteBuffer bytes = ByteBuffer.wrap(json);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        try (FileChannel directory = FileChannel.open(folder.path(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
