package dev.diptych.capture.session;

import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.CommittedPair;
import dev.diptych.archive.PairIntent;
import dev.diptych.archive.PairKeeper;
import dev.diptych.archive.SessionId;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.develop.DevelopedPair;
import dev.diptych.capture.develop.Developer;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.shot.PickedFrames;
import dev.diptych.rig.shot.ShotOutcome;
import dev.diptych.rig.switching.Fault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One pair of a session, from its trigger to its pictures: intent, shot, commit, developing. Whatever becomes of
 * it, its intent's end is in the journal.
 */
public final class PairCapture {
    private static final int RETRIES = 6;
    private static final long RETRY_PAUSE_NANOS = 10_000_000_000L;

    /** What became of a trigger. */
    public sealed interface Taken {
        PairIntent intent();
    }

    /**
     * Nothing is kept.
     *
     * @param unproven what was switched and seen; empty if nothing was
     */
    public record Lost(PairIntent intent, Fault fault, Optional<ShotOutcome.Unproven> unproven) implements Taken {}

    /**
     * Proved, committed and developed.
     *
     * @param commitNanos wall time until the pair was safe on disk
     * @param aligned the aligned picture's file; empty if the frames could not be aligned
     */
    public record Kept(PairIntent intent, ShotOutcome.Proven proven, CommittedPair committed, long commitNanos,
            DevelopedPair pictures, Optional<Path> aligned) implements Taken {}

    private final ShotArchivist archivist;
    private final Developer developer;
    private final PixelFormat format;
    private final Consumer<String> told;

    /**
     * @param format of the camera's frames
     * @param told hears what the operator should know of how a pair was kept, as sentences
     */
    public PairCapture(ShotArchivist archivist, Developer developer, PixelFormat format,
            Consumer<String> told) {
        this.archivist = archivist;
        this.developer = developer;
        this.format = format;
        this.told = told;
    }

    /** A pair that is safe on disk, and not yet developed. */
    public record Stored(PairIntent intent, ShotOutcome.Proven proven, CommittedPair committed, long commitNanos) {}

    /**
     * All of it, one step after another.
     *
     * @param triggerId never used before
     * @param shot meters if that is called for, and shoots
     */
    public Taken take(SessionId session, String triggerId, Supplier<ShotOutcome> shot)
            throws OperatorException, ArchiveException {
        PairIntent intent = intend(session, triggerId);
        return switch (shot.get()) {
            case ShotOutcome.Refused refused -> lost(intent, refused.fault(), Optional.empty());
            case ShotOutcome.Unproven unproven -> lost(intent, unproven.fault(), Optional.of(unproven));
            case ShotOutcome.Proven proven -> developed(stored(intent, proven));
        };
    }

    /** @throws ArchiveException if the disk would not take the next pair, or does not answer */
    public void requireRoom() throws ArchiveException {
        archivist.requireRoom(format);
    }

    /**
     * What has to precede the shot; a pair that is lost keeps its number, so that no two bear the same.
     *
     * @throws ArchiveException if nothing may be fired
     */
    public PairIntent intend(SessionId session, String triggerId) throws ArchiveException {
        return archivist.intend(session, triggerId, format);
    }

    /**
     * There is nothing to keep.
     *
     * @param unproven what was switched and seen; empty if nothing was
     */
    public Lost lost(PairIntent intent, Fault fault, Optional<ShotOutcome.Unproven> unproven)
            throws ArchiveException {
        try {
            abandon(intent, fault.code().name(), fault.sentence());
        } finally {
            unproven.ifPresent(outcome -> outcome.frames().forEach(Frame::release));
        }
        return new Lost(intent, fault, unproven);
    }

    /** Nothing was tried: its turn never came. */
    public void abandon(PairIntent intent, String code, String sentence) throws ArchiveException {
        archivist.abandon(intent, code, sentence);
    }

    /**
     * Puts it on disk. Its frames stay out until it is {@linkplain #developed developed}, or given back if it is lost.
     *
     * @throws OperatorException if the disk does not take it, not even after a while
     */
    public Stored stored(PairIntent intent, ShotOutcome.Proven proven) throws OperatorException {
        boolean isStored = false;
        try {
            Stored stored = storedOrNot(intent, proven);
            isStored = true;
            return stored;
        } finally {
            if (!isStored) {
                release(proven.frames());
            }
        }
    }

    private Stored storedOrNot(PairIntent intent, ShotOutcome.Proven proven) throws OperatorException {
        // A simulated sensor exposes a frame when it is first read; a camera has done so by now.
        proven.frames().studio().pixels();
        proven.frames().flash().pixels();
        long provenNanos = System.nanoTime();
        CommittedPair committed = stored(archivist.keep(intent, proven));
        return new Stored(intent, proven, committed, System.nanoTime() - provenNanos);
    }

    /** Makes its pictures; whatever comes of that, the frames are given back. */
    public Kept developed(Stored stored) throws ArchiveException {
        try {
            DevelopedPair pictures = developer.develop(stored.proven());
            Optional<Path> aligned = archivist.writeDevelopment(stored.committed(), pictures, stored.proven());
            return new Kept(stored.intent(), stored.proven(), stored.committed(), stored.commitNanos(), pictures,
                    aligned);
        } finally {
            release(stored.proven().frames());
        }
    }

    private static void release(PickedFrames frames) {
        frames.studio().release();
        frames.flash().release();
        frames.dark().release();
    }

    private CommittedPair stored(PairKeeper.Kept kept) throws OperatorException {
        return switch (kept) {
            case PairKeeper.Kept.Stored stored -> {
                stored.remark().ifPresent(told);
                yield stored.pair();
            }
            case PairKeeper.Kept.InSpare spare -> {
                told.accept(spare.remark());
                yield spare.pair();
            }
            case PairKeeper.Kept.Unsaved unsaved -> storedLater(unsaved);
        };
    }

    /** Gives the operator time to mend the disk, while the pair is in memory alone. */
    private CommittedPair storedLater(PairKeeper.Kept.Unsaved unsaved) throws OperatorException {
        told.accept(unsaved.id() + " is in memory alone, because " + unsaved.failure().code() + ": "
                + unsaved.failure().getMessage() + " Trying again for a minute.");
        for (int attempt = 0; attempt < RETRIES; attempt++) {
            LockSupport.parkNanos(RETRY_PAUSE_NANOS);
            PairKeeper.Kept again = archivist.retry();
            if (!(again instanceof PairKeeper.Kept.Unsaved)) {
                return stored(again);
            }
        }
        throw new OperatorException(unsaved.failure().code() + ": " + unsaved.id()
                + " was shot, but could not be stored, and is lost. " + unsaved.failure().getMessage(),
                unsaved.failure());
    }
}
