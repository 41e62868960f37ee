package dev.diptych.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.diptych.archive.ArchiveException.Code;

/**
 * An archive on disk, open for writing. May be used from any thread; see the package's notes on interrupts.
 */
public final class Archive {
    /** The version of the layout, in every document as {@code schema_version}. */
    public static final int SCHEMA_VERSION = JsonDocument.SCHEMA_VERSION;

    private static final Set<String> SESSION_KEYS = Set.of(JsonDocument.SCHEMA_VERSION_KEY, JsonDocument.ENCODING_KEY,
            "subject", "session");

    private final ArchiveLayout layout;
    private final Storage storage;

    private Archive(ArchiveLayout layout, Storage storage) {
        this.layout = layout;
        this.storage = storage;
    }

    /**
     * Opens the archive at {@code root}, or makes one if nothing or an empty folder is there.
     *
     * @throws ArchiveException E_NOT_AN_ARCHIVE if root is a file or a folder of other things, E_STORAGE_READONLY if it
     *         cannot be written, E_ARCHIVE_DOCUMENT if a later version made it
     */
    public static Archive open(Path root) throws ArchiveException {
        return open(root, new NioStorage());
    }

    static Archive open(Path root, Storage storage) throws ArchiveException {
        ArchiveLayout layout = new ArchiveLayout(root.toAbsolutePath().normalize());
        return WriterThread.call(() -> {
            new ArchiveOpening(layout, storage).run();
            return new Archive(layout, storage);
        });
    }

    public Path root() {
        return layout.root();
    }

    /** Where {@code id} lies once it is committed. */
    public Path pairFolder(PairId id) {
        return layout.pairFolder(id);
    }

    /** Where calibrations lie; there may be none yet. */
    public Path calibrationFolder() {
        return layout.calibrationFolder();
    }

    /** Whether anything was ever kept of this subject. */
    public boolean hasSubject(String subject) {
        return Files.exists(layout.subjectFolder(subject));
    }

    /**
     * The id for the session's next pair: one more than the greatest number in use, unfinished pairs included.
     *
     * @throws ArchiveException E_SESSION_FULL if all numbers are used
     */
    public PairId nextPair(String subject, String session) throws ArchiveException {
        int number;
        try {
            number = new PairNumbers(layout).next(subject, session);
        } catch (IOException e) {
            throw new ArchiveException(Code.E_STORAGE_IO,
                    layout.root() + " could not be read (" + e + "); check the disk.", e);
        }
        if (number > PairId.MAX_NUMBER) {
            throw new ArchiveException(Code.E_SESSION_FULL, layout.sessionFolder(subject, session)
                    + " has used all of its " + PairId.MAX_NUMBER + " pair numbers; start a new session.", null);
        }
        return new PairId(subject, session, number);
    }

    /** Bytes that may still be written. */
    public long freeBytes() throws ArchiveException {
        try {
            return storage.usableBytes(layout.root());
        } catch (IOException e) {
            throw new ArchiveException(Code.E_STORAGE_IO,
                    "The free space of " + layout.root() + " cannot be read (" + e + "); check the disk.", e);
        }
    }

    /**
     * To be asked before a shot fires.
     *
     * @throws ArchiveException E_STORAGE_FULL if less than {@code neededBytes} are free
     */
    public void requireSpace(long neededBytes) throws ArchiveException {
        long freeBytes = freeBytes();
        if (freeBytes < neededBytes) {
            throw new StorageFault(storage, layout.root()).tooLittleSpace(freeBytes, neededBytes);
        }
    }

    /**
     * Writes or replaces the session's {@code session.json}, making the session's folder if need be.
     *
     * @param document the session's facts; none of the keys schema_version, encoding, subject and session, which the
     *        archive writes itself
     * @return where it lies
     */
    public Path writeSession(String subject, String session, ObjectNode document) throws ArchiveException {
        JsonDocument.refuseKeys("The session's document", document, SESSION_KEYS);
        Path file = layout.sessionDocument(subject, session);
        byte[] bytes = new JsonDocument().put("subject", subject)
                .put("session", session)
                .putSortedKeysOf(document)
                .toBytes();
        return WriterThread.call(() -> {
            DurableFiles files = new DurableFiles(storage);
            try {
                files.makeFolders(layout.root(), layout.sessionFolder(subject, session));
                files.replace(file, bytes);
                return file;
            } catch (IOException e) {
                throw new StorageFault(storage, layout.root()).of(e, file, bytes.length, "");
            }
        });
    }

    /**
     * Stores a calibration so that it survives a crash from the moment this returns. It is stored when its document is in
     * place; the page is written before.
     *
     * @param document what was measured; none of the keys schema_version, encoding and taken_at, which the archive writes
     *        itself
     * @param page what a person may look at
     * @return where the document lies; the page has the same name with the ending {@code .html}
     */
    public Path writeCalibration(Instant takenAt, ObjectNode document, byte[] page) throws ArchiveException {
        return CalibrationFiles.write(layout, storage, takenAt, document, page);
    }

    /**
     * Stores a pair so that it survives a crash and a power cut from the moment this returns. A pair that was not
     * stored may be committed again, here or in another archive: the failed attempt's files are kept and not touched.
     *
     * @throws ArchiveException if the pair is not stored; E_PAIR_EXISTS if its number is taken. The message names where
     *         what was written so far lies.
     */
    public CommittedPair commit(PairRecord pair) throws ArchiveException {
        return WriterThread.call(() -> new PairCommit(layout, storage, pair).run());
    }
}
