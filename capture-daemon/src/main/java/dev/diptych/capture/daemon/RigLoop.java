package dev.diptych.capture.daemon;

import dev.diptych.archive.ArchiveException;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.rig.CalibratedRig;
import dev.diptych.rig.shot.ShotOutcome;
import dev.diptych.rig.switching.Fault;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the thread does that has the rig: orders first, then triggers in their turn, and between them it follows the camera. */
final class RigLoop {
    /** After so many lost pairs in a row, those that wait for their turn would be lost too. */
    private static final int MOST_LOST = 3;
    private static final long NOTHING_TO_FOLLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    /** Whoever asked so long ago, because a disk was slow, does not expect a flash any more. */
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final RigState.Objection WAITED_TOO_LONG = new RigState.Objection("E_STALE",
            "Its turn came more than 30 s after it was asked for; ask again.");
    private static final RigState.Objection ENDED = new RigState.Objection("E_STOPPING",
            "The program was ended before its turn came.");

    /** Where its work comes from, and goes to. */
    record Desks(RigPort port, StateBoard board, ShotQueue queue, Orders orders, KnownLights lights, PairDesk pairs,
            CameraWatch camera, Troubles troubles, StandingOrder standing, Supplier<@Nullable OpenSession> session,
            RoomWatch room) {}

    private final Desks desks;
    private int lostInARow;
    private volatile boolean ending;

    RigLoop(Desks desks) {
        this.desks = desks;
    }

    /** When nothing is left to do, {@link #run} returns. From any thread. */
    void end() {
        ending = true;
    }

    /** @throws OperatorException if something failed for good and nobody is there to mend it */
    void run() throws OperatorException, ArchiveException {
        while (!desks.troubles().isFatal() && !(ending && isDone())) {
            try {
                step();
            } catch (RuntimeException e) {
                unexpected(e);
            }
        }
        desks.troubles().rethrow();
    }

    private boolean isDone() {
        return desks.orders().isEmpty() && desks.queue().isQuiet() && desks.standing().isDone()
                && desks.pairs().isIdle();
    }

    private void step() throws OperatorException, ArchiveException {
        Optional<ShotQueue.Dropped> dropped = desks.queue().takeDropped();
        if (dropped.isPresent()) {
            inHand(() -> desks.pairs().lost(dropped.get().shot(), dropped.get().why()));
            return;
        }
        Optional<Orders.Order> order = desks.orders().poll();
        if (order.isPresent()) {
            obey(order.get());
            return;
        }
        lookAround();
        desks.standing().trigger(desks.pairs().isReady() && desks.queue().isQuiet());
        OpenSession open = desks.session().get();
        CalibratedRig rig = desks.lights().rig();
        boolean mayShoot = rig != null && open != null && !open.isPaused();
        if (ending && !mayShoot) {
            // Nobody will resume it.
            desks.queue().drop(ENDED);
        }
        Optional<QueuedShot> shot = mayShoot && desks.pairs().isReady() && desks.troubles().objection().isEmpty()
                ? desks.queue().take()
                : Optional.empty();
        if (shot.isPresent() && rig != null && open != null) {
            inHand(() -> shoot(shot.get(), rig, open));
        } else {
            follow(rig);
        }
    }

    private void obey(Orders.Order order) throws OperatorException, ArchiveException {
        try {
            order.run();
        } catch (OperatorException | ArchiveException e) {
            desks.troubles().failed(e);
        }
    }

    private void inHand(Orders.Order work) throws OperatorException, ArchiveException {
        try {
            work.run();
        } finally {
            desks.queue().done();
        }
    }

    /** The phase between two pieces of work, and what keeps the rig from firing. */
    private void lookAround() {
        desks.room().look();
        desks.troubles().objection().ifPresent(desks.queue()::drop);
        desks.board().enter(this::resting);
    }

    private Phase resting() {
        if (desks.troubles().objection().isPresent()) {
            return Phase.FAULT;
        }
        Optional<Phase> ordered = desks.orders().exclusive();
        if (ordered.isPresent()) {
            return ordered.get();
        }
        if (desks.pairs().isSaving()) {
            return Phase.SAVING;
        }
        OpenSession open = desks.session().get();
        if (desks.lights().rig() == null || open == null) {
            return Phase.IDLE;
        }
        return open.isPaused() ? Phase.PAUSED : Phase.ARMED;
    }

    private void follow(@Nullable CalibratedRig rig) throws OperatorException {
        if (rig == null || desks.troubles().hasNoCamera()) {
            pause();
            return;
        }
        Optional<Fault> gone = desks.camera().follow(rig);
        if (gone.isPresent()) {
            desks.troubles().cameraFailed(gone.get());
        }
    }

    private void pause() {
        desks.port().rig().clock().sleepUntil(desks.port().rig().clock().nanos() + NOTHING_TO_FOLLOW_NANOS);
    }

    private void shoot(QueuedShot shot, CalibratedRig rig, OpenSession open)
            throws OperatorException, ArchiveException {
        if (rig.rig().clock().nanos() - shot.acceptedNanos() > LONGEST_WAIT_NANOS) {
            desks.pairs().lost(shot, WAITED_TOO_LONG);
            return;
        }
        desks.board().enter(Phase.SHOOTING);
        try {
            open.begun(shot.intent().id(), shot.poseId(), shot.triggerId());
        } catch (ArchiveException e) {
            desks.pairs().lost(shot, new RigState.Objection(e.code().name(), String.valueOf(e.getMessage())));
            desks.troubles().failed(e);
            return;
        }
        ShotOutcome outcome;
        try {
            outcome = new GuardedShot(rig, desks.port().interlocks(), desks.port().shutter(rig.shooter()::shoot))
                    .shoot();
        } catch (RuntimeException e) {
            desks.pairs().lost(shot, new RigState.Objection(Troubles.UNEXPECTED, Troubles.sentence(e)));
            throw e;
        }
        lostInARow = outcome instanceof ShotOutcome.Proven ? 0 : lostInARow + 1;
        switch (outcome) {
            case ShotOutcome.Refused refused -> desks.pairs().lost(shot, refused.fault(), Optional.empty());
            case ShotOutcome.Unproven unproven -> desks.pairs().lost(shot, unproven.fault(), Optional.of(unproven));
            case ShotOutcome.Proven proven -> desks.pairs().keep(shot, proven);
        }
        if (lostInARow == MOST_LOST) {
            desks.standing()
                    .drop(MOST_LOST + " pairs in a row were lost. Pairs that were to follow and are not taken: %d.");
        }
    }

    /** A bug, of a driver for example: the lights must not stay as it left them, and the program goes on if it can. */
    private void unexpected(RuntimeException bug) {
        Optional<String> notAtRest = desks.port().rest("All light was stopped because the program failed.");
        desks.troubles().unexpected(bug, notAtRest);
        lookAround();
        pause();
    }
}
