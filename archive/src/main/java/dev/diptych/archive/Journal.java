package dev.diptych.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Writes the journal, each entry fsynced before it counts. Whoever opens the archive begins a new segment, so that no
 * line is ever written after one that a crash has torn; a segment that could not be written is left as it is and the
 * next entry begins another, because a file whose fsync failed is not written again.
 */
final class Journal {
    private final Path folder;
    private final Storage storage;
    private int segment;
    private @Nullable Path file;

    /** @param lastSegment the greatest number that a segment in {@code folder} has */
    Journal(Path folder, Storage storage, int lastSegment) {
        this.folder = folder;
        this.storage = storage;
        this.segment = lastSegment;
    }

    static Path segment(Path folder, int number) {
        return folder.resolve(String.format(Locale.ROOT, "%06d.jsonl", number));
    }

    void append(JournalEntry entry) throws IOException {
        Path current = file;
        // Until the disk has confirmed this entry, the segment is not to be trusted with another.
        file = null;
        if (current == null) {
            current = begin();
        }
        storage.appendAndSync(current, JournalLine.of(entry));
        file = current;
    }

    /** The next entry goes to a new segment. */
    void beginAnew() {
        file = null;
    }

    private Path begin() throws IOException {
        segment++;
        Path begun = segment(folder, segment);
        storage.writeAndSync(begun, JournalLine.checked(new JsonDocument().put("opened_at", Instant.now().toString())
                .put("writer", WriterLock.writer())
                .toLine()));
        storage.syncDirectory(folder);
        return begun;
    }
}
