package dev.diptych.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Writes the journal, each entry fsynced before it counts. */
final class Journal {
    private final LineSegments segments;
    /** What is so and could not be written yet. */
    private final Deque<JournalEntry> owed = new ConcurrentLinkedDeque<>();

    /** @param lastSegment the greatest number that a segment in {@code folder} has */
    Journal(Path folder, Storage storage, InstantSource wallTime, int lastSegment) {
        segments = new LineSegments(folder, storage, wallTime, lastSegment);
    }

    static LineSegmentsReader.Contents<JournalEntry> read(Path folder) throws IOException, ArchiveException {
        return LineSegmentsReader.read(folder, JournalLine::entry);
    }

    /** Writes the entry, after those that are owed. */
    void append(JournalEntry entry) throws IOException {
        writeOwed();
        segments.append(JournalLine.of(entry));
    }

    /** Takes an entry that tells what has happened already; it is written before the next one. From any thread. */
    void owe(JournalEntry entry) {
        owed.addLast(entry);
    }

    /** Writes the entries that are owed; those that cannot be written stay owed. */
    void writeOwed() throws IOException {
        while (!owed.isEmpty()) {
            segments.append(JournalLine.of(owed.getFirst()));
            owed.removeFirst();
        }
    }
}
