package dev.diptych.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.diptych.archive.ArchiveException.Code;

/**
 * An archive on disk, open for writing by this program alone. May be used from any thread; see the package's notes on
 * interrupts. Whoever only reads uses {@link ArchiveReader}.
 */
public final class Archive implements AutoCloseable {
    /** The version of the layout, in every document as {@code schema_version}. */
    public static final int SCHEMA_VERSION = JsonDocument.SCHEMA_VERSION;

    private static final Pattern TRIGGER = Pattern.compile("[!-~]{1,128}");

    private final ArchiveLayout layout;
    private final Storage storage;
    private final InstantSource wallTime;
    private final WriterLock lock;
    private final Journal journal;
    private final JournalState state;
    private final List<RecoveredPair> recovered;
    private final List<String> journalDamage;
    private final WritingTurn turn;

    private Archive(ArchiveLayout layout, Storage storage, InstantSource wallTime, Duration patience, WriterLock lock)
            throws IOException {
        this.layout = layout;
        this.storage = storage;
        this.wallTime = wallTime;
        this.lock = lock;
        LineSegmentsReader.Contents<JournalEntry> read = Journal.read(layout.journalFolder());
        turn = new WritingTurn(layout.root(), patience);
        journal = new Journal(layout.journalFolder(), storage, wallTime, read.lastSegment());
        journalDamage = read.damage();
        state = JournalState.of(read.entries());
        recovered = new Recovery(layout, storage, journal, state, wallTime).run();
    }

    /**
     * Opens the archive at {@code root}, or makes one if nothing or an empty folder is there, and puts in order what the
     * writer before has left unfinished.
     *
     * @throws ArchiveException E_NOT_AN_ARCHIVE if root is a file or a folder of other things, E_ARCHIVE_BUSY if another
     *         program has it open, E_STORAGE_READONLY if it cannot be written, E_ARCHIVE_DOCUMENT if a later version
     *         made it
     */
    public static Archive open(Path root) throws ArchiveException {
        return open(root, new NioStorage(), InstantSource.system());
    }

    static Archive open(Path root, Storage storage, InstantSource wallTime) throws ArchiveException {
        return open(root, storage, wallTime, WritingTurn.USUAL_PATIENCE);
    }

    /** @param patience how long one call waits for another that is under way */
    static Archive open(Path root, Storage storage, InstantSource wallTime, Duration patience)
            throws ArchiveException {
        ArchiveLayout layout = new ArchiveLayout(root.toAbsolutePath().normalize());
        return WriterThread.call(() -> {
            WriterLock lock = new ArchiveOpening(layout, storage).run();
            try {
                return new Archive(layout, storage, wallTime, patience, lock);
            } catch (IOException e) {
                close(lock, e);
                throw e instanceof ArchiveException known
                        ? known
                        : new StorageFault(storage, layout.root()).of(e, layout.root(), 0,
                                "what was left unfinished could not be put in order");
            } catch (RuntimeException | Error e) {
                close(lock, e);
                throw e;
            }
        });
    }

    private static void close(WriterLock lock, Throwable cause) {
        try {
            lock.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    public Path root() {
        return layout.root();
    }

    /** What the writer before had not finished, as it is now. */
    List<RecoveredPair> recovered() {
        return recovered;
    }

    /** What the operator should know of how the archive was found, a sentence each. */
    public List<String> openingRemarks() {
        return Stream.concat(recovered.stream().map(RecoveredPair::sentence), journalDamage.stream()).toList();
    }

    /** Where {@code id} lies once it is committed. */
    public Path pairFolder(PairId id) {
        return layout.pairFolder(id);
    }

    /** Where calibrations lie; there may be none yet. */
    public Path calibrationFolder() {
        return layout.calibrationFolder();
    }

    /** Whether anything lies here of this subject, or the journal tells of what did. */
    public boolean hasSubject(String subject) {
        return state.knowsSubject(subject) || Files.exists(layout.subjectFolder(subject), LinkOption.NOFOLLOW_LINKS);
    }

    /** Bytes that may still be written. */
    long freeBytes() throws ArchiveException {
        try {
            return storage.usableBytes(layout.root());
        } catch (IOException e) {
            throw new ArchiveException(Code.E_STORAGE_IO,
                    "The free space of " + layout.root() + " cannot be read (" + e + "); check the disk.", e);
        }
    }

    /** @throws ArchiveException E_STORAGE_FULL if less than {@code neededBytes} are free */
    public void requireSpace(long neededBytes) throws ArchiveException {
        long freeBytes = freeBytes();
        if (freeBytes < neededBytes) {
            throw new StorageFault(storage, layout.root()).tooLittleSpace(freeBytes, neededBytes);
        }
    }

    /**
     * Writes a new session's {@code session.json}.
     *
     * @param session its facts hold none of the keys that the archive writes itself
     * @return where it lies
     * @throws ArchiveException E_SESSION_EXISTS if there is one of this name, or pairs of it without one; E_CONSENT if
     *         the consent has ended
     */
    public Path startSession(SessionRecord session) throws ArchiveException {
        return turn.take(() -> startSessionInTurn(session));
    }

    private Path startSessionInTurn(SessionRecord session) throws ArchiveException {
        Path file = layout.sessionDocument(session.id());
        byte[] bytes = SessionDocument.bytes(session);
        // Pairs without their consent do not get another one.
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) || nextPair(session.id()).number() > 1) {
            throw new ArchiveException(Code.E_SESSION_EXISTS, session.id() + " was started already, see " + file
                    + "; take the next session.", null);
        }
        requireValid(session);
        return WriterThread.call(() -> {
            DurableFiles files = new DurableFiles(storage);
            try {
                files.makeFolders(layout.root(), layout.sessionFolder(session.id()));
                files.replace(file, bytes);
                return file;
            } catch (IOException e) {
                throw new StorageFault(storage, layout.root()).of(e, file, bytes.length, "");
            }
        });
    }

    /**
     * What has to precede every shot: makes sure that it may be taken and can be kept, takes the session's next number,
     * and journals the intent. The intent is on the disk when this returns.
     *
     * @param triggerId of whatever asked for the pair; none is obeyed twice
     * @param neededBytes that have to be free: the pair and a reserve
     * @throws ArchiveException E_CONSENT, E_TRIGGER, E_TRIGGER_REPEATED, E_STORAGE_FULL, E_SESSION_FULL, E_ARCHIVE_BUSY if
     *         the lock was taken away, or another E_STORAGE code if the journal cannot be written: nothing may be fired
     */
    public PairIntent intend(SessionId session, String triggerId, long neededBytes) throws ArchiveException {
        return turn.take(() -> intendInTurn(session, triggerId, neededBytes));
    }

    /**
     * To be asked before an operator prepares a session's shots; {@link #intend} asks again.
     *
     * @throws ArchiveException E_CONSENT if the session was not started, or its consent is not valid now
     */
    public SessionRecord requireStarted(SessionId session) throws ArchiveException {
        SessionRecord started = SessionDocument.read(layout, session);
        requireValid(started);
        return started;
    }

    /** What became of a trigger, in whichever session; empty if it was never obeyed. */
    public Optional<TriggerFate> fate(String triggerId) throws ArchiveException {
        return turn.take(() -> state.fate(triggerId));
    }

    /** The log of a session that was started. */
    public SessionLog log(SessionId session) throws ArchiveException {
        return SessionLog.open(layout, storage, wallTime, turn, session);
    }

    private PairIntent intendInTurn(SessionId session, String triggerId, long neededBytes) throws ArchiveException {
        lock.requireHeld();
        SessionRecord started = requireStarted(session);
        if (!TRIGGER.matcher(triggerId).matches()) {
            throw new ArchiveException(Code.E_TRIGGER,
                    "A trigger's id is 1 to 128 visible ASCII characters; send another one.", null);
        }
        if (state.knowsTrigger(triggerId)) {
            throw new ArchiveException(Code.E_TRIGGER_REPEATED,
                    "The trigger " + triggerId + " was obeyed already; send a new one for another pair.", null);
        }
        requireSpace(neededBytes);
        PairId id = nextPair(session);
        record(new JournalEntry.Intent(id, wallTime.instant(), triggerId), "nothing was fired");
        return new PairIntent(id, triggerId, started);
    }

    /**
     * Stores a pair so that it survives a crash and a power cut from the moment this returns. A pair that was not
     * stored may be committed again: the failed attempt's files are kept and not touched.
     *
     * @throws ArchiveException if the pair is not stored; E_PAIR_EXISTS if its number is taken. The message names where
     *         what was written so far lies.
     * @throws IllegalStateException if the pair was not intended, or has had its end
     */
    public CommittedPair commit(PairRecord pair) throws ArchiveException {
        return turn.take(() -> commitInTurn(pair));
    }

    private CommittedPair commitInTurn(PairRecord pair) throws ArchiveException {
        requireOpen(pair.id());
        CommittedPair committed;
        try {
            committed = WriterThread.call(() -> new PairCommit(layout, storage, pair).run());
        } catch (ArchiveException e) {
            recordOrOwe(new JournalEntry.Failed(pair.id(), wallTime.instant(), e.code().name()));
            throw e;
        }
        recordOrOwe(new JournalEntry.Committed(pair.id(), wallTime.instant(), committed.manifestSha256()));
        return committed;
    }

    /** Takes in a pair that was intended in another archive, which could not store it. */
    CommittedPair commitForOther(PairIntent intent, PairRecord pair) throws ArchiveException {
        return turn.take(() -> {
            if (!Files.exists(layout.sessionDocument(intent.session().id()), LinkOption.NOFOLLOW_LINKS)) {
                startSessionInTurn(intent.session());
            }
            if (!SessionDocument.read(layout, intent.session().id()).equals(intent.session())) {
                throw new ArchiveException(Code.E_SESSION_EXISTS, layout.root() + " has another session "
                        + intent.session().id() + "; name an empty folder for the spare archive.", null);
            }
            if (!state.isOpen(intent.id())) {
                record(new JournalEntry.Intent(intent.id(), wallTime.instant(), intent.triggerId()),
                        "nothing was stored");
            }
            return commitInTurn(pair);
        });
    }

    /** Takes notice that a pair lies in another archive. Never waits: the disk here may be what failed. */
    void storedElsewhere(PairId pair, Path folder) {
        JournalEntry entry = new JournalEntry.InSpare(pair, wallTime.instant(), folder.toString());
        journal.owe(entry);
        turn.takeIfFree(() -> {
            state.add(entry);
            writeOwed();
        });
    }

    /**
     * Ends an intent of which there is nothing to keep.
     *
     * @param code of the reason, for machines
     * @param sentence for the operator
     */
    public void abandon(PairIntent intent, String code, String sentence) throws ArchiveException {
        turn.take(() -> {
            requireOpen(intent.id());
            recordOrOwe(new JournalEntry.NotTaken(intent.id(), wallTime.instant(), code, sentence));
            return intent;
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

    /** Lets other programs write to the archive; once this one has ended, if its disk does not answer. */
    @Override
    public void close() throws IOException {
        if (turn.end(this::writeOwed)) {
            lock.close();
        }
    }

    private PairId nextPair(SessionId session) throws ArchiveException {
        int number;
        try {
            number = new PairNumbers(layout).next(session, state.greatestNumber(session));
        } catch (IOException e) {
            throw new ArchiveException(Code.E_STORAGE_IO,
                    layout.root() + " could not be read (" + e + "); check the disk.", e);
        }
        if (number > PairId.MAX_NUMBER) {
            throw new ArchiveException(Code.E_SESSION_FULL, layout.sessionFolder(session) + " has used all of its "
                    + PairId.MAX_NUMBER + " pair numbers; start a new session.", null);
        }
        return new PairId(session, number);
    }

    private void requireValid(SessionRecord session) throws ArchiveException {
        if (!session.consent().isValidAt(wallTime.instant())) {
            throw new ArchiveException(Code.E_CONSENT, "The consent " + session.consent().id() + " of " + session.id()
                    + " was valid until " + session.consent().validUntil()
                    + "; ask for a new one and start a new session with it.", null);
        }
    }

    private void requireOpen(PairId id) {
        if (!state.isOpen(id)) {
            throw new IllegalStateException(id + " was not intended, or has had its end.");
        }
    }

    private void record(JournalEntry entry, String aftermath) throws ArchiveException {
        WriterThread.call(() -> {
            try {
                journal.append(entry);
                return entry;
            } catch (IOException e) {
                throw new StorageFault(storage, layout.root()).of(e, layout.journalFolder(), 0, aftermath);
            }
        });
        state.add(entry);
    }

    /** Records what is so already. If the journal does not take it now, it will before it takes anything else. */
    private void recordOrOwe(JournalEntry entry) {
        state.add(entry);
        journal.owe(entry);
        writeOwed();
    }

    private void writeOwed() {
        try {
            WriterThread.call(() -> {
                try {
                    journal.writeOwed();
                    return journal;
                } catch (IOException e) {
                    throw new StorageFault(storage, layout.root()).of(e, layout.journalFolder(), 0, "");
                }
            });
        } catch (ArchiveException e) {
            // It stays owed: the next intent, which cannot do without the journal, fails for the same reason and says so.
            return;
        }
    }
}
