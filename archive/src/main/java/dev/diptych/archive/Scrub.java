package dev.diptych.archive;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import dev.diptych.archive.PairFinding.Kind;

/**
 * Reads every byte of an archive's committed pairs and holds it against the manifests, and the manifests against the
 * journal: finds bit rot, changed and lost files, and pairs that are gone. Changes nothing.
 */
public final class Scrub {
    /** Hears of each pair when it was read. */
    public interface Listener {
        void read(StoredPair pair, List<PairFinding> findings, int done, int all);
    }

    /** @param pairs how many were read */
    public record Result(int pairs, long bytes, List<PairFinding> findings, int partialPairs,
            List<String> journalDamage) {}

    private Scrub() {
    }

    /** The whole archive. */
    public static Result run(ArchiveReader archive, Listener listener) throws ArchiveException {
        return run(archive, archive.sessions(), id -> true, listener);
    }

    /** One session. */
    public static Result run(ArchiveReader archive, StoredSession session, Listener listener) throws ArchiveException {
        return run(archive, List.of(session), session.id()::equals, listener);
    }

    /** @param covers the sessions of which pairs that are gone are told */
    private static Result run(ArchiveReader archive, List<StoredSession> sessions, Predicate<SessionId> covers,
            Listener listener) throws ArchiveException {
        var journalled = archive.committed();
        List<StoredPair> pairs = sessions.stream()
                .flatMap(session -> session.pairs().stream())
                .filter(pair -> pair.state() == StoredPair.State.COMMITTED)
                .toList();
        List<PairFinding> all = new ArrayList<>();
        long bytes = 0;
        int done = 0;
        for (StoredPair pair : pairs) {
            List<PairFinding> findings = new ArrayList<>(PairVerifier.verify(pair.folder()));
            JournalEntry.Committed entry = journalled.get(pair.id());
            if (entry != null
                    && pair.manifestSha256().filter(sha256 -> !sha256.equals(entry.manifestSha256())).isPresent()) {
                findings.add(new PairFinding(Kind.MANIFEST_CHANGED, ArchiveLayout.MANIFEST,
                        pair.folder().resolve(ArchiveLayout.MANIFEST)
                                + " is not the one that was stored: its SHA-256 differs from the journal's."));
            }
            done++;
            bytes += pair.sizeBytes();
            all.addAll(findings);
            listener.read(pair, findings, done, pairs.size());
        }
        for (PairId id : journalled.keySet()) {
            Path folder = archive.pairFolder(id);
            if (covers.test(id.sessionId()) && !Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                all.add(new PairFinding(Kind.PAIR_MISSING, "",
                        folder + " is gone, though the journal says that it was stored; restore it from a copy, unless"
                                + " it was removed on purpose."));
            }
        }
        int partial = (int) sessions.stream()
                .flatMap(session -> session.pairs().stream())
                .filter(pair -> pair.state() == StoredPair.State.PARTIAL)
                .count();
        return new Result(pairs.size(), bytes, List.copyOf(all), partial, archive.journalDamage());
    }
}
