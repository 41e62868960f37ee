package dev.diptych.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import dev.diptych.archive.ArchiveException.Code;

/**
 * Stores pairs that were shot and cannot be shot again. If the archive's disk fails or does not answer, the pair goes to
 * a spare archive on another disk; if that fails too, it stays in memory, no other pair is begun, and
 * {@link #retry} tries again. For one thread.
 */
public final class PairKeeper implements AutoCloseable {
    /** A disk that takes longer for one pair has failed. */
    public static final Duration USUAL_PATIENCE = Duration.ofSeconds(60);

    private static final double SLOW_SECONDS = 2;
    private static final double SLOW_BYTES_PER_SECOND = 10e6;

    /** What has become of a pair. */
    public sealed interface Kept {
        PairId id();

        /** In its place; {@code remark} is one sentence if the disk was slow. */
        record Stored(CommittedPair pair, Optional<String> remark) implements Kept {
            @Override
            public PairId id() {
                return pair.id();
            }
        }

        /** In the spare archive, because of the failure that {@code remark} tells. */
        record InSpare(CommittedPair pair, String remark) implements Kept {
            @Override
            public PairId id() {
                return pair.id();
            }
        }

        /** In memory alone. */
        record Unsaved(PairId id, ArchiveException failure) implements Kept {}
    }

    /** A pair that is in memory alone, and the commits that may be under way still. */
    private record Waiting(PairIntent intent, PairRecord pair, FutureTask<CommittedPair> commit,
            Optional<FutureTask<CommittedPair>> toSpare) {}

    private final Archive archive;
    private final Optional<Path> spareRoot;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private final List<Waiting> waiting = new CopyOnWriteArrayList<>();
    /** Opened when it is needed, by the thread that commits to it. */
    private final AtomicReference<@Nullable Archive> spare = new AtomicReference<>();

    /**
     * @param spareFolder on another disk; an archive of the same name as this one is made in it when it is needed
     */
    public PairKeeper(Archive archive, Optional<Path> spareFolder, Duration patience) {
        this(archive, spareFolder, patience, System::nanoTime);
    }

    PairKeeper(Archive archive, Optional<Path> spareFolder, Duration patience, LongSupplier nanoTime) {
        this.archive = archive;
        this.spareRoot = spareFolder.map(folder -> folder.resolve(String.valueOf(archive.root().getFileName())));
        this.patience = patience;
        this.nanoTime = nanoTime;
    }

    /**
     * To be asked before another shot.
     *
     * @throws ArchiveException if a pair is in memory alone
     */
    public void requireNothingUnsaved() throws ArchiveException {
        if (!waiting.isEmpty()) {
            throw new ArchiveException(Code.E_STORAGE_IO, waiting.getFirst().pair().id()
                    + " is in memory alone; mend the disk of " + archive.root()
                    + " so that it can be stored, and do not end this program before.", null);
        }
    }

    /** Pairs that are in memory alone, the oldest first. */
    public List<PairRecord> unsaved() {
        return waiting.stream().map(Waiting::pair).toList();
    }

    /** Stores the pair, somewhere. */
    public Kept keep(PairIntent intent, PairRecord pair) {
        return keep(new Waiting(intent, pair, begin(() -> archive.commit(pair)), Optional.empty()));
    }

    /** Tries again to store what is in memory alone. */
    public List<Kept> retry() {
        List<Waiting> before = List.copyOf(waiting);
        waiting.clear();
        return before.stream()
                .map(it -> keep(new Waiting(it.intent(), it.pair(), hasFailed(it.commit())
                        ? begin(() -> archive.commit(it.pair()))
                        : it.commit(), it.toSpare().filter(commit -> !hasFailed(commit)))))
                .toList();
    }

    private Kept keep(Waiting it) {
        PairRecord pair = it.pair();
        long startNanos = nanoTime.getAsLong();
        ArchiveException failure;
        try {
            CommittedPair committed = await(it.commit(), archive.root(), pair);
            return new Kept.Stored(committed, slowness(pair, nanoTime.getAsLong() - startNanos));
        } catch (ArchiveException e) {
            failure = e;
        }
        Optional<FutureTask<CommittedPair>> toSpare = Optional.empty();
        if (spareRoot.isPresent()) {
            toSpare = Optional.of(it.toSpare().orElseGet(() -> begin(() -> commitToSpare(it.intent(), pair))));
            try {
                CommittedPair committed = await(toSpare.get(), spareRoot.get(), pair);
                archive.storedElsewhere(pair.id(), committed.folder());
                return new Kept.InSpare(committed, pair.id() + " went to the spare archive " + spareRoot.get()
                        + " (" + failure.code() + ": " + failure.getMessage() + ")");
            } catch (ArchiveException e) {
                failure.addSuppressed(e);
            }
        }
        waiting.add(new Waiting(it.intent(), pair, it.commit(), toSpare));
        return new Kept.Unsaved(pair.id(), failure);
    }

    private static FutureTask<CommittedPair> begin(Callable<CommittedPair> work) {
        FutureTask<CommittedPair> commit = new FutureTask<>(work);
        Thread.ofPlatform().name("pair-keeper").daemon(false).start(commit);
        return commit;
    }

    private CommittedPair await(FutureTask<CommittedPair> commit, Path root, PairRecord pair) throws ArchiveException {
        boolean interrupted = false;
        long deadlineNanos = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                try {
                    return commit.get(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (TimeoutException e) {
            throw new ArchiveException(Code.E_STORAGE_STALLED, "The disk of " + root
                    + " has not taken " + pair.id() + " within " + patience.toMillis() / 1e3
                    + " s; check the disk and its cable.", e);
        } catch (ExecutionException e) {
            throw WriterThread.failure(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean hasFailed(FutureTask<CommittedPair> commit) {
        return commit.state() == FutureTask.State.FAILED;
    }

    private CommittedPair commitToSpare(PairIntent intent, PairRecord pair) throws ArchiveException {
        Archive open = spare.get();
        if (open == null) {
            open = Archive.open(spareRoot.orElseThrow());
            spare.set(open);
        }
        return open.commitForOther(intent, pair);
    }

    private Optional<String> slowness(PairRecord pair, long durationNanos) {
        double seconds = durationNanos / 1e9;
        long bytes = pair.originals().stream().mapToLong(original -> original.bytes().length).sum();
        return seconds < SLOW_SECONDS || bytes / seconds > SLOW_BYTES_PER_SECOND
                ? Optional.empty()
                : Optional.of(String.format(Locale.ROOT,
                        "The disk of %s took %.1f s to store %s, %.1f MB; use a faster one for longer sessions.",
                        archive.root(), seconds, pair.id(), bytes / 1e6));
    }

    /** Closes the spare archive, if it was needed; not the archive itself. */
    @Override
    public void close() throws IOException {
        Archive open = spare.get();
        if (open != null) {
            open.close();
        }
    }
}
