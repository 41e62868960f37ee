package dev.diptych.capture.doctor;

import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.ArchiveReader;
import dev.diptych.archive.StoredPair;
import dev.diptych.archive.StoredSession;
import dev.diptych.archive.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The archive's health as far as its documents tell; the photographs are not read, which is the work of
 * {@code session verify}. Changes nothing.
 */
public final class ArchiveCheck implements Check {
    private final Path root;
    private final InstantSource wallTime;
    private final Predicate<Path> isWritable;

    /** @param isWritable whether this user may write to a folder */
    public ArchiveCheck(Path root, InstantSource wallTime, Predicate<Path> isWritable) {
        this.root = root;
        this.wallTime = wallTime;
        this.isWritable = isWritable;
    }

    @Override
    public String part() {
        return "archive";
    }

    @Override
    public List<Finding> run() throws IOException {
        if (isNothingThere()) {
            return List.of(Finding.note("archive.open",
                    "There is no archive at " + root + " yet; the first session makes it."));
        }
        ArchiveReader archive;
        List<StoredSession> sessions;
        try {
            archive = ArchiveReader.open(root);
            sessions = archive.sessions();
        } catch (ArchiveException e) {
            return List.of(Finding.fail("archive.open", e.code() + ": " + e.getMessage(),
                    "Name the archive with --archive DIR, or mend what the sentence names."));
        }
        List<StoredPair> pairs = sessions.stream().flatMap(session -> session.pairs().stream()).toList();
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok("archive.open",
                root + " holds " + counted(sessions.size(), "session") + " and " + counted(pairs.size(), "pair")
                        + "."));
        findings.add(writable(archive.root()));
        Optional<String> writer = archive.writer();
        findings.add(writer(writer));
        findings.add(incoming(archive.incoming(), writer.isPresent()));
        findings.add(partial(pairs));
        findings.add(journal(archive.journalDamage()));
        findings.add(manifests(pairs));
        findings.add(consent(sessions));
        findings.add(Catalog.isUpToDate(archive)
                ? Finding.ok("archive.catalog", "The catalogue is up to date.")
                : Finding.note("archive.catalog", "The catalogue is missing or out of date; whatever needs it next"
                        + " makes it anew."));
        return findings;
    }

    private boolean isNothingThere() throws IOException {
        if (!Files.exists(root)) {
            return true;
        }
        if (!Files.isDirectory(root)) {
            return false;
        }
        try (Stream<Path> children = Files.list(root)) {
            return children.findAny().isEmpty();
        }
    }

    private Finding writable(Path folder) {
        return isWritable.test(folder)
                ? Finding.ok("archive.writable", "This user may write to it.")
                : Finding.fail("archive.writable", "This user may not write to " + folder + ".",
                        "sudo chown -R \"$USER\" " + folder);
    }

    private static Finding writer(Optional<String> writer) {
        return writer.map(who -> Finding.note("archive.writer", "It is being written by " + who
                + "; no other program can until that ends."))
                .orElseGet(() -> Finding.ok("archive.writer", "No program writes to it now."));
    }

    private Finding incoming(List<Path> folders, boolean beingWritten) {
        if (folders.isEmpty()) {
            return Finding.ok("archive.incoming", "No pair was left unfinished.");
        }
        String evidence = counted(folders.size(), "pair") + " not finished, such as " + folders.getFirst();
        return beingWritten
                ? Finding.note("archive.incoming", evidence + ", while a program writes.")
                : Finding.warn("archive.incoming", evidence + ", and no program writes: one ended in the middle.",
                        "diptych calibrate --out " + root + " or whatever writes next puts them in order; nothing is"
                                + " deleted.");
    }

    private static Finding partial(List<StoredPair> pairs) {
        List<StoredPair> partial = pairs.stream().filter(pair -> pair.state() == StoredPair.State.PARTIAL).toList();
        return partial.isEmpty()
                ? Finding.ok("archive.partial", "No pair is partial.")
                : Finding.note("archive.partial", counted(partial.size(), "partial pair") + ", such as "
                        + partial.getFirst().id() + ", set aside after a crash or a failed disk; diptych session show "
                        + partial.getFirst().id().sessionId() + " says why.");
    }

    private Finding journal(List<String> damage) {
        return damage.isEmpty()
                ? Finding.ok("archive.journal", "Every line of the journal is whole.")
                : Finding.warn("archive.journal", counted(damage.size(), "damaged line") + " in the journal: "
                        + damage.getFirst(), "diptych session verify --archive " + root);
    }

    private Finding manifests(List<StoredPair> pairs) {
        List<StoredPair> unreadable = pairs.stream()
                .filter(pair -> pair.state() == StoredPair.State.COMMITTED && pair.manifestSha256().isEmpty())
                .toList();
        return unreadable.isEmpty()
                ? Finding.ok("archive.manifests", "Every stored pair has a manifest that can be read.")
                : Finding.fail("archive.manifests", counted(unreadable.size(), "pair") + " without a manifest that can"
                        + " be read: " + unreadable.getFirst().sentence(),
                        "diptych session verify --archive " + root + ", and restore what it names from a copy");
    }

    private Finding consent(List<StoredSession> sessions) {
        Instant now = wallTime.instant();
        List<StoredSession> without = sessions.stream()
                .filter(session -> session.record().filter(it -> it.consent().isValidAt(now)).isEmpty())
                .toList();
        return without.isEmpty()
                ? Finding.ok("archive.consent", "Every session has a valid consent.")
                : Finding.warn("archive.consent", counted(without.size(), "session") + " without a valid consent, such"
                        + " as " + without.getFirst().id() + "; nothing of them may be used.",
                        "diptych session list --archive " + root
                                + ", then renew the consent in a new session, or remove what may not be kept");
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
