package dev.diptych.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * The log of one session that is being shot, under its subject as every byte about it is: {@code log/000001.jsonl} and on.
 * It tells which pose each pair shows and what a person said of it, which nothing can make again; it is checked and fsynced
 * line by line, as the journal is. May be used from any thread.
 */
public final class SessionLog {
    private final ArchiveLayout layout;
    private final Storage storage;
    private final WritingTurn turn;
    private final Path folder;
    private final LineSegments segments;
    private final List<SessionLogEntry> earlier;

    private SessionLog(ArchiveLayout layout, Storage storage, WritingTurn turn, Path folder, LineSegments segments,
            List<SessionLogEntry> earlier) {
        this.layout = layout;
        this.storage = storage;
        this.turn = turn;
        this.folder = folder;
        this.segments = segments;
        this.earlier = earlier;
    }

    static SessionLog open(ArchiveLayout layout, Storage storage, InstantSource wallTime, WritingTurn turn,
            SessionId session) throws ArchiveException {
        Path folder = layout.sessionLog(session);
        return turn.take(() -> WriterThread.call(() -> {
            try {
                new DurableFiles(storage).makeFolders(layout.root(), folder);
                LineSegmentsReader.Contents<SessionLogEntry> read = read(layout, session);
                return new SessionLog(layout, storage, turn, folder,
                        new LineSegments(folder, storage, wallTime, read.lastSegment()), read.entries());
            } catch (ArchiveException e) {
                throw e;
            } catch (IOException e) {
                throw new StorageFault(storage, layout.root()).of(e, folder, 0, "");
            }
        }));
    }

    static LineSegmentsReader.Contents<SessionLogEntry> read(ArchiveLayout layout, SessionId session)
            throws IOException, ArchiveException {
        return LineSegmentsReader.read(layout.sessionLog(session), SessionLogLine::entry);
    }

    /** What it said when it was opened, oldest first. */
    public List<SessionLogEntry> earlier() {
        return earlier;
    }

    /** The entry is on disk when this returns. */
    public void add(SessionLogEntry entry) throws ArchiveException {
        turn.take(() -> WriterThread.call(() -> {
            try {
                segments.append(SessionLogLine.of(entry));
                return entry;
            } catch (IOException e) {
                throw new StorageFault(storage, layout.root()).of(e, folder, 0, "");
            }
        }));
    }
}
