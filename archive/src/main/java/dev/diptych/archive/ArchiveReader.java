package dev.diptych.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.diptych.archive.ArchiveException.Code;

/**
 * Reads an archive, of this schema version or an earlier one, while it may be written by somebody else. Changes nothing.
 */
public final class ArchiveReader {
    private final ArchiveLayout layout;

    private ArchiveReader(ArchiveLayout layout) {
        this.layout = layout;
    }

    /** @throws ArchiveException E_NOT_AN_ARCHIVE if there is none, E_ARCHIVE_DOCUMENT if a later version made it */
    public static ArchiveReader open(Path root) throws ArchiveException {
        ArchiveLayout layout = new ArchiveLayout(root.toAbsolutePath().normalize());
        if (!Files.exists(layout.description())) {
            throw new ArchiveException(Code.E_NOT_AN_ARCHIVE, layout.root() + " holds no "
                    + layout.description().getFileName() + ", so it is no archive; name the folder of one.", null);
        }
        DocumentReader.read(layout.description());
        return new ArchiveReader(layout);
    }

    public Path root() {
        return layout.root();
    }

    /** The pairs of a session that were committed, by number; no document is read. */
    public List<PairId> committedPairs(SessionId id) throws ArchiveException {
        return reading(() -> ArchiveFolders.pairs(layout, id));
    }

    /**
     * Changes when a session gets a pair or another record, and when anything is said in its log. It costs a look at a few
     * attributes and reads nothing.
     *
     * @return 64 hexadecimal digits
     */
    public String sessionFingerprint(SessionId id) throws ArchiveException {
        return reading(() -> ArchiveFingerprint.of(layout, id));
    }

    /** All sessions by name, whatever their consent: for those who keep the archive, not for those who use pictures. */
    public List<StoredSession> sessions() throws ArchiveException {
        List<StoredSession> sessions = new ArrayList<>();
        for (SessionId id : sessionIds()) {
            sessions.add(stored(id));
        }
        return sessions;
    }

    /** @throws ArchiveException E_NO_SESSION if there is none of this name */
    public StoredSession session(SessionId id) throws ArchiveException {
        if (!Files.isDirectory(layout.sessionFolder(id))) {
            throw new ArchiveException(Code.E_NO_SESSION, layout.root() + " has no session " + id
                    + "; name one that it has.", null);
        }
        return stored(id);
    }

    /** The names of all sessions, sorted; no document is read. */
    public List<SessionId> sessionIds() throws ArchiveException {
        return reading(() -> ArchiveFolders.sessions(layout));
    }

    /**
     * What the session was started with.
     *
     * @throws ArchiveException E_CONSENT or E_ARCHIVE_DOCUMENT if there is nothing that can be read
     */
    public SessionRecord record(SessionId id) throws ArchiveException {
        return SessionDocument.read(layout, id);
    }

    /** What was done in a session and said about its pairs, oldest first; nothing of one that was never shot. */
    public List<SessionLogEntry> log(SessionId id) throws ArchiveException {
        return reading(() -> SessionLog.read(layout, id).entries());
    }

    /**
     * Changes when anything changes that {@link #sessions()} would show. It costs a look at each document's attributes
     * and reads none of them.
     *
     * @return 64 hexadecimal digits
     */
    public String fingerprint() throws ArchiveException {
        return reading(() -> ArchiveFingerprint.of(layout));
    }

    /**
     * Folders of pairs that are being written, or that a writer has left behind; the next opening for writing puts these
     * in order.
     */
    public List<Path> incoming() throws ArchiveException {
        return reading(() -> {
            List<Path> folders = new ArrayList<>(ArchiveFolders.children(layout.incomingOfVersion1()));
            for (SessionId session : ArchiveFolders.sessions(layout)) {
                folders.addAll(ArchiveFolders.children(layout.incoming(session)));
            }
            return folders;
        });
    }

    /** Which program has the archive open for writing, in words; empty if none has. */
    public Optional<String> writer() throws ArchiveException {
        return reading(() -> WriterLock.holder(layout));
    }

    /** Where calibrations lie; there may be none yet. */
    public Path calibrationFolder() {
        return layout.calibrationFolder();
    }

    /** Where the journal lies; an archive of schema version 1 has none. */
    public Path journalFolder() {
        return layout.journalFolder();
    }

    /**
     * Committed pairs that may be used: those of sessions whose consent can be read, is valid at {@code now} and allows
     * {@code scope}. Any doubt leaves a session out.
     */
    public List<StoredPair> pairsFor(ConsentScope scope, Instant now) throws ArchiveException {
        return sessions().stream()
                .filter(session -> session.record().filter(it -> it.consent().allows(scope, now)).isPresent())
                .flatMap(session -> session.pairs().stream())
                .filter(pair -> pair.state() == StoredPair.State.COMMITTED && pair.manifestSha256().isPresent())
                .toList();
    }

    /** The checksums of manifests as the journal has them, by pair. */
    Map<PairId, JournalEntry.Committed> committed() throws ArchiveException {
        return reading(() -> JournalState.of(Journal.read(layout.journalFolder()).entries()).committed());
    }

    /** Lines of the journal that are not as they were written, a sentence each. */
    public List<String> journalDamage() throws ArchiveException {
        return reading(() -> Journal.read(layout.journalFolder()).damage());
    }

    /** Where a committed pair lies, or would. */
    public Path pairFolder(PairId id) {
        return layout.pairFolder(id);
    }

    private StoredSession stored(SessionId id) throws ArchiveException {
        List<StoredPair> pairs = new ArrayList<>();
        for (PairId pair : reading(() -> ArchiveFolders.pairs(layout, id))) {
            pairs.add(StoredPairReader.committed(pair, layout.pairFolder(pair)));
        }
        for (Path folder : reading(() -> ArchiveFolders.children(layout.partial(id)))) {
            StoredPairReader.partial(id, folder).ifPresent(pairs::add);
        }
        try {
            return new StoredSession(id, Optional.of(SessionDocument.read(layout, id)), Optional.empty(), pairs);
        } catch (ArchiveException e) {
            return new StoredSession(id, Optional.empty(), Optional.of(String.valueOf(e.getMessage())), pairs);
        }
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> T reading(Reading<T> reading) throws ArchiveException {
        try {
            return reading.read();
        } catch (ArchiveException e) {
            throw e;
        } catch (IOException e) {
            throw new ArchiveException(Code.E_STORAGE_IO,
                    layout.root() + " could not be read (" + e + "); check its permissions and the disk.", e);
        }
    }
}
