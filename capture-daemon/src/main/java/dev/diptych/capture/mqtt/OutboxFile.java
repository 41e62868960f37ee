package dev.diptych.capture.mqtt;

import dev.diptych.capture.ask.StrictJson;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.Deque;
import java.util.Set;

/**
 * The outbox on disk, for its owner alone: one JSON line an event, one line an event that is done with; the last may be torn. It is
 * written anew when it is opened, when much of it is done with, and after a line that could not be written (a full disk tears
 * one, and what came after it would be lost with it): as a new file that takes the old one's name.
 */
final class OutboxFile {
    private static final int MOST_DONE_LINES = 100;
    private final Path folder;
    private FileChannel channel;
    private int doneLines;
    private boolean behind;

    private OutboxFile(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** @param entries takes up what is not done with, oldest first */
    static OutboxFile open(Path folder, Deque<OutboxEntry> entries) throws IOException {
        Files.createDirectories(folder, rights(folder, "rwx------"));
        if (Files.exists(path(folder))) {
            read(path(folder), entries);
        }
        return new OutboxFile(folder, written(folder, entries));
    }

    Path path() {
        return path(folder);
    }

    private static Path path(Path folder) {
        return folder.resolve("outbox.jsonl");
    }

    private static void read(Path file, Deque<OutboxEntry> entries) throws IOException {
        for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
            ObjectNode json;
            try {
                json = StrictJson.read(line.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // Torn when the power went: whoever wrote it did not come to the end of its fsync.
                continue;
            }
            if (json.has("done")) {
                entries.removeIf(entry -> entry.number() == json.path("done").asLong());
            } else if (json.path("json").isTextual()) {
                entries.addLast(new OutboxEntry(json.path("number").asLong(), json.path("precious").asBoolean(),
                        json.path("topic").asText(), json.path("json").asText()));
            }
        }
    }

    private static FileChannel written(Path folder, Collection<OutboxEntry> entries) throws IOException {
        Path fresh = folder.resolve("outbox.jsonl.new");
        // Made, not taken over: one that is left from before has the rights it was made with.
        Files.deleteIfExists(fresh);
        FileChannel channel = FileChannel.open(fresh,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights(folder, "rw-------"));
        try {
            for (OutboxEntry entry : entries) {
                write(channel, entry);
            }
            channel.force(true);
            Files.move(fresh, path(folder), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
            return channel;
        } catch (IOException e) {
            channel.close();
            // What it takes on a full disk is missing elsewhere.
            Files.deleteIfExists(fresh);
            throw e;
        }
    }

    private static FileAttribute<?>[] rights(Path folder, String rights) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    /** @param all that are not done with, the new one too */
    void added(OutboxEntry entry, Collection<OutboxEntry> all) throws IOException {
        append(entry, entry.precious(), all);
    }

    /** Not forced: an event that comes twice after a power cut has the same event_id. */
    void done(OutboxEntry entry, Collection<OutboxEntry> rest) throws IOException {
        behind |= ++doneLines > MOST_DONE_LINES;
        append(StrictJson.empty().put("done", entry.number()), false, rest);
    }

    private void append(Object line, boolean force, Collection<OutboxEntry> all) throws IOException {
        if (behind) {
            writeAnew(all);
            return;
        }
        behind = true;
        write(channel, line);
        if (force) {
            channel.force(false);
        }
        behind = false;
    }

    private void writeAnew(Collection<OutboxEntry> all) throws IOException {
        FileChannel fresh = written(folder, all);
        channel.close();
        channel = fresh;
        doneLines = 0;
        behind = false;
    }

    private static void write(FileChannel channel, Object line) throws IOException {
        byte[] json = StrictJson.bytes(line);
        ByteBuffer bytes = ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n').flip();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** @param all that are not done with: those that could not be written get another chance */
    void close(Collection<OutboxEntry> all) throws IOException {
        try {
            if (behind) {
                writeAnew(all);
            }
        } finally {
            channel.close();
        }
    }
}
