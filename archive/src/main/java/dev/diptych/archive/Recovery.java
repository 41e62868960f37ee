package dev.diptych.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * Finishes or sets aside what the writer before has left: a staged pair that is whole goes to its place, everything else
 * to its session's {@code partial/}; an intent of which nothing was written leaves a document there that says so. Nothing
 * is deleted. Each step can be repeated, so that a recovery that is itself cut off is finished by the next.
 */
final class Recovery {
    private static final Pattern STAGED = Pattern
            .compile("(?:(sub-[^_]+_ses-[^_]+)_)?(pair-(?!0000)\\d{4})(?:_attempt-\\d+)?");

    private static final Set<PairFinding.Kind> NO_MANIFEST = EnumSet.of(PairFinding.Kind.MANIFEST_MISSING,
            PairFinding.Kind.MANIFEST_UNREADABLE, PairFinding.Kind.MISPLACED);

    private final ArchiveLayout layout;
    private final Storage storage;
    private final Journal journal;
    private final JournalState state;
    private final InstantSource wallTime;
    private final List<RecoveredPair> recovered = new ArrayList<>();

    Recovery(ArchiveLayout layout, Storage storage, Journal journal, JournalState state,
            InstantSource wallTime) {
        this.layout = layout;
        this.storage = storage;
        this.journal = journal;
        this.state = state;
        this.wallTime = wallTime;
    }

    List<RecoveredPair> run() throws IOException {
        for (Path staged : ArchiveFolders.children(layout.incomingOfVersion1())) {
            recover(staged, Optional.empty());
        }
        for (SessionId session : ArchiveFolders.sessions(layout)) {
            for (Path staged : ArchiveFolders.children(layout.incoming(session))) {
                recover(staged, Optional.of(session));
            }
        }
        for (JournalEntry.Intent intent : List.copyOf(state.openIntents())) {
            recover(intent.pair());
        }
        return List.copyOf(recovered);
    }

    private void recover(Path staged, Optional<SessionId> session) throws IOException {
        Matcher name = STAGED.matcher(String.valueOf(staged.getFileName()));
        Optional<PairId> id = name.matches()
                ? pairId(session.map(SessionId::toString).orElse(name.group(1)), name.group(2))
                : Optional.empty();
        if (id.isEmpty()) {
            recovered.add(new RecoveredPair(String.valueOf(staged.getFileName()), RecoveredPair.State.PARTIAL, staged,
                    staged + " has no pair's name and was left where it is; look what it holds."));
            return;
        }
        Optional<String> objection = objection(id.get(), staged);
        if (objection.isEmpty()) {
            moveToPlace(id.get(), staged);
        } else {
            setAside(id.get(), staged, objection.get());
        }
    }

    /** Why a staged folder is not moved to its place, as the end of a sentence. */
    private Optional<String> objection(PairId id, Path staged) {
        if (isThere(layout.pairFolder(id))) {
            return Optional.of("the pair is stored already");
        }
        Optional<String> spare = state.spareFolder(id);
        if (spare.isPresent()) {
            return Optional.of("the disk had failed, and the pair was stored in " + spare.get());
        }
        if (state.hasFailed(id)) {
            return Optional.of("the disk had failed while it was written");
        }
        // What somebody else put into the folder makes the pair no less whole.
        return PairVerifier.verifyStaged(staged, id)
                .stream()
                .filter(finding -> finding.kind() != PairFinding.Kind.FILE_UNLISTED)
                .findFirst()
                .map(PairFinding::sentence)
                .map(sentence -> sentence.substring(0, sentence.length() - 1));
    }

    private static Optional<PairId> pairId(String session, String pair) {
        try {
            return Optional.of(PairId.parse(session + "_" + pair));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void moveToPlace(PairId id, Path staged) throws IOException {
        // It was read back whole, but perhaps from memory: a crash may have come before the fsync.
        for (Path file : files(staged)) {
            storage.syncFile(file);
        }
        storage.syncDirectory(staged);
        Path place = layout.pairFolder(id);
        new DurableFiles(storage).makeFolders(layout.root(), layout.sessionFolder(id.sessionId()));
        move(staged, place);
        append(new JournalEntry.Committed(id, wallTime.instant(),
                Sha256.ofFile(place.resolve(ArchiveLayout.MANIFEST))));
        recovered.add(new RecoveredPair(id.toString(), RecoveredPair.State.COMMITTED, place,
                id + " was whole when the program before ended, and lies now in " + place + "."));
    }

    /** Of a pair that was intended and is not staged. */
    private void recover(PairId id) throws IOException {
        Path place = layout.pairFolder(id);
        if (isThere(place)) {
            confirm(id, place);
            return;
        }
        if (!isThere(layout.sessionFolder(id.sessionId()))) {
            // Somebody has removed the session: nothing of it comes back.
            append(new JournalEntry.NotTaken(id, wallTime.instant(), "SESSION_GONE", "The session's folder is gone."));
            return;
        }
        Path folder = layout.setAside(id, 1);
        new DurableFiles(storage).makeFolders(layout.root(), folder);
        describe(id, folder, files(folder).isEmpty()
                ? "the program before ended between the intent and the first file; it is not known whether anything"
                        + " was fired"
                : "a start before this one was cut off while it set the pair aside");
    }

    /** A pair in its place stays there, whatever has become of it since. */
    private void confirm(PairId id, Path place) throws IOException {
        List<PairFinding> findings = PairVerifier.verify(place);
        if (findings.stream().anyMatch(finding -> NO_MANIFEST.contains(finding.kind()))) {
            recovered.add(new RecoveredPair(id.toString(), RecoveredPair.State.PARTIAL, place,
                    findings.getFirst().sentence()));
            return;
        }
        // The crash came between the last fsync of the commit and the journal's line, or before that fsync.
        storage.syncDirectory(layout.sessionFolder(id.sessionId()));
        append(new JournalEntry.Committed(id, wallTime.instant(),
                Sha256.ofFile(place.resolve(ArchiveLayout.MANIFEST))));
        recovered.add(new RecoveredPair(id.toString(), RecoveredPair.State.COMMITTED, place, findings.isEmpty()
                ? id + " lies whole in its place, though the program before ended before it could say so."
                : id + " lies in its place, but is not as it was stored: " + findings.getFirst().sentence()));
    }

    private void setAside(PairId id, Path staged, String why) throws IOException {
        Path parent = layout.partial(id.sessionId());
        new DurableFiles(storage).makeFolders(layout.root(), parent);
        int attempt = 1;
        while (isThere(layout.setAside(id, attempt))) {
            attempt++;
        }
        Path folder = layout.setAside(id, attempt);
        move(staged, folder);
        describe(id, folder, why);
    }

    private void describe(PairId id, Path folder, String why) throws IOException {
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        for (Path file : files(folder)) {
            names.add(String.valueOf(file.getFileName()));
        }
        Path document = folder.resolve(ArchiveLayout.PARTIAL_DOCUMENT);
        if (!isThere(document)) {
            new DurableFiles(storage).replace(document, new JsonDocument().put("pair", id.toString())
                    .put("state", "PARTIAL")
                    .put("reason", why)
                    .put("found_at", wallTime.instant().toString())
                    .putAsIs("files", names)
                    .toBytes());
        }
        append(new JournalEntry.Partial(id, wallTime.instant(), layout.root().relativize(folder).toString()));
        recovered.add(new RecoveredPair(id.toString(), RecoveredPair.State.PARTIAL, folder,
                id + " was not finished, and what there is of it lies now in " + folder + ": " + why + "."));
    }

    private void move(Path from, Path to) throws IOException {
        storage.rename(from, to);
        storage.syncDirectory(Objects.requireNonNull(to.getParent()));
        storage.syncDirectory(Objects.requireNonNull(from.getParent()));
    }

    private void append(JournalEntry entry) throws IOException {
        journal.append(entry);
        state.add(entry);
    }

    private static boolean isThere(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static List<Path> files(Path folder) throws IOException {
        return ArchiveFolders.list(folder)
                .stream()
                .filter(child -> Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS))
                .toList();
    }
}
