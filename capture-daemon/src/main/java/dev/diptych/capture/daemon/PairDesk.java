package dev.diptych.capture.daemon;

import dev.diptych.archive.ArchiveException;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.session.PairCapture;
import dev.diptych.capture.session.PairFacts;
import dev.diptych.rig.shot.ShotOutcome;
import dev.diptych.rig.switching.Fault;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes over what was shot: puts it on disk, then makes its pictures, each on a thread of its own. The rig goes on meanwhile, but
 * never shoots the next pair before the last is on disk, nor when two wait to be developed. Of every shot it tells how it ended,
 * once.
 */
final class PairDesk {
    /** Each holds the frames of a pair in memory. */
    private static final int MOST_UNDEVELOPED = 2;

    private final PairCapture capture;
    private final PairPictures pictures;
    private final Background background;
    private final Outcomes outcomes;
    private final AtomicInteger undeveloped;
    private volatile boolean saving;

    /** Hears what has become of pairs, on whichever thread found out. */
    interface Outcomes {
        /** One is on disk, or one less is to be developed. */
        void advanced();

        /** It has come to its end. */
        void ended(QueuedShot shot, PairFacts facts, PairPictures.Made made);

        /** Something that a person has to mend before the next pair. */
        void diskFailed(String code, Exception failure);

        void told(String sentence);
    }

    /** @param undeveloped counts those that are with this desk */
    PairDesk(PairCapture capture, PairPictures pictures, Background background, AtomicInteger undeveloped,
            Outcomes outcomes) {
        this.capture = capture;
        this.pictures = pictures;
        this.background = background;
        this.undeveloped = undeveloped;
        this.outcomes = outcomes;
    }

    /** Whether another pair may be shot as far as this desk is concerned. */
    boolean isReady() {
        return !saving && undeveloped.get() < MOST_UNDEVELOPED;
    }

    boolean isSaving() {
        return saving;
    }

    boolean isIdle() {
        return undeveloped.get() == 0;
    }

    /** Nothing of it is kept. */
    void lost(QueuedShot shot, Fault fault, Optional<ShotOutcome.Unproven> unproven) {
        PairFacts facts;
        try {
            facts = PairFacts.of(capture.lost(shot.intent(), fault, unproven), shot.source());
        } catch (ArchiveException e) {
            outcomes.diskFailed(e.code().name(), e);
            facts = PairFacts.lost(shot.intent().id(), shot.source(), fault.code().name(), fault.sentence(), null);
        }
        outcomes.ended(shot, facts, PairPictures.Made.NONE);
    }

    /** Its turn never came, or never ended. */
    void lost(QueuedShot shot, RigState.Objection why) {
        try {
            capture.abandon(shot.intent(), why.code(), why.sentence());
        } catch (ArchiveException e) {
            outcomes.diskFailed(e.code().name(), e);
        }
        ended(shot, why);
    }

    private void ended(QueuedShot shot, RigState.Objection why) {
        outcomes.ended(shot, PairFacts.lost(shot.intent().id(), shot.source(), why.code(), why.sentence(), null),
                PairPictures.Made.NONE);
    }

    /** It was proved: from here on it must not be lost. */
    void keep(QueuedShot shot, ShotOutcome.Proven proven) {
        saving = true;
        undeveloped.incrementAndGet();
        background.saving().execute(() -> save(shot, proven));
    }

    private void save(QueuedShot shot, ShotOutcome.Proven proven) {
        PairCapture.Stored stored;
        try {
            stored = capture.stored(shot.intent(), proven);
        } catch (OperatorException | RuntimeException e) {
            lostInSaving(shot, e);
            return;
        } catch (OutOfMemoryError e) {
            lostInSaving(shot, outOfMemory(e));
            return;
        }
        saving = false;
        outcomes.advanced();
        background.developing().execute(() -> develop(shot, stored));
    }

    private void lostInSaving(QueuedShot shot, Exception failure) {
        outcomes.diskFailed("E_PAIR_LOST", failure);
        ended(shot, new RigState.Objection("E_PAIR_LOST", Troubles.sentence(failure)));
        saving = false;
        leave();
    }

    private void leave() {
        undeveloped.decrementAndGet();
        outcomes.advanced();
    }

    private static OperatorException outOfMemory(OutOfMemoryError e) {
        return new OperatorException("Java has too little memory for this camera's frames; give it more with"
                + " DIPTYCH_JAVA_OPTS=-Xmx4g.", e);
    }

    /** The originals are safe, whatever comes of this; what was to be made of them can be made again. */
    private void develop(QueuedShot shot, PairCapture.Stored stored) {
        try {
            PairCapture.Kept kept = capture.developed(stored);
            outcomes.ended(shot, PairFacts.of(kept, shot.source()), made(kept));
        } catch (ArchiveException e) {
            outcomes.diskFailed("E_DEVELOP", e);
            undeveloped(shot, stored, e);
        } catch (RuntimeException e) {
            undeveloped(shot, stored, e);
        } catch (OutOfMemoryError e) {
            undeveloped(shot, stored, outOfMemory(e));
        } finally {
            leave();
        }
    }

    private void undeveloped(QueuedShot shot, PairCapture.Stored stored, Exception failure) {
        outcomes.ended(shot, PairFacts.undeveloped(stored, shot.source(), "E_DEVELOP",
                "Its originals are kept, but could not be developed: " + Troubles.sentence(failure)),
                PairPictures.Made.NONE);
    }

    private PairPictures.Made made(PairCapture.Kept kept) {
        try {
            return pictures.make(kept);
        } catch (ArchiveException e) {
            outcomes.diskFailed("E_PICTURES", e);
        } catch (RuntimeException e) {
            outcomes.told("E_PICTURES: " + kept.intent().id() + " is kept, but there are no pictures of it to look at: "
                    + Troubles.sentence(e));
        }
        return PairPictures.Made.NONE;
    }
}
