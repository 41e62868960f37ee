package dev.diptych.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Writes checked lines into a folder of files, each line fsynced before it counts. Whoever opens it begins a new segment,
 * so that no line is ever written after one that a crash has torn; a segment that could not be written is left as it is
 * and the next line begins another, because a file whose fsync failed is not written again.
 */
final class LineSegments {
    static final String OPENED_AT = "opened_at";

    private final Path folder;
    private final Storage storage;
    private final InstantSource wallTime;
    private int segment;
    private @Nullable Path file;

    /** @param lastSegment the greatest number that a segment in {@code folder} has */
    LineSegments(Path folder, Storage storage, InstantSource wallTime, int lastSegment) {
        this.folder = folder;
        this.storage = storage;
        this.wallTime = wallTime;
        this.segment = lastSegment;
    }

    static Path segment(Path folder, int number) {
        return folder.resolve(String.format(Locale.ROOT, "%06d.jsonl", number));
    }

    /** @param line as {@link JournalLine#checked} makes it */
    void append(byte[] line) throws IOException {
        Path current = file;
        // Until the disk has confirmed this line, the segment is not to be trusted with another.
        file = null;
        if (current == null) {
            current = begin();
        }
        storage.appendAndSync(current, line);
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
