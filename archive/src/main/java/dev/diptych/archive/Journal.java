package dev.diptych.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;

import org.jspecify.annotations.Nullable;

/**
 * Writes the journal, each entry fsynced before it counts. Whoever opens the archive begins a new segment, so that no
 * line is ever written after one that a crash has torn; a segment that could not be written is left as it is and the
 * next entry begins another, because a file whose fsync failed is not written again.
 */
final class Journal {
    static final String OPENED_AT = "opened_at";

    private final Path folder;
    private final Storage storage;
    private final InstantSource wallTime;
    /** What is so and could not be written yet. */
    private final Deque<JournalEntry> owed = new ConcurrentLinkedDeque<>();
    private int segment;
    private @Nullable Path file;

    /** @param lastSegment the greatest number that a segment in {@code folder} has */
    Journal(Path folder, Storage storage, InstantSource wallTime, int lastSegment) {
        this.folder = folder;
        this.storage = storage;
        this.wallTime = wallTime;
        this.segment = lastSegment;
    }

    static Path segment(Path folder, int number) {
        return folder.resolve(String.format(Locale.ROOT, "%06d.jsonl", number));
    }

    /** Writes the entry, after those that are owed. */
    void append(JournalEntry entry) throws IOException {
        writeOwed();
        write(entry);
    }

    /** Takes an entry that tells what has happened already; it is written before the next one. From any thread. */
    void owe(JournalEntry entry) {
        owed.addLast(entry);
    }

    /** Writes the entries that are owed; those that cannot be written stay owed. */
    void writeOwed() throws IOException {
        while (!owed.isEmpty()) {
            write(owed.getFirst());
            owed.removeFirst();
        }
    }

    private void write(JournalEntry entry) throws IOException {
        Path current = file;
        // Until the disk has confirmed this entry, the segment is not to be trusted with another.
        file = null;
        if (current == null) {
            current = begin();
        }
        storage.appendAndSync(current, JournalLine.of(entry));
        file = current;
    }

    private Path begin() throws IOException {
        segment++;
        Path begun = segment(folder, segment);
        storage.writeAndSync(begun, JournalLine.checked(new JsonDocument().put(OPENED_AT, wallTime.instant().toString())
                .put("writer", WriterLock.writer())
                .toLine()));
        storage.syncDirectory(folder);
        return begun;
    }
}
