package dev.diptych.capture.daemon;

import dev.diptych.capture.rig.CalibratedRig;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the rig is doing, put together from those who know, and told whenever it changes. The one place where the phase changes.
 * For any thread; whoever knows is asked within this board's lock, and must not ask the board.
 */
final class StateBoard {
    /**
     * Those who know.
     *
     * @param session the open one
     * @param undeveloped how many pairs are with the {@link PairDesk}
     */
    record Sources(Readiness readiness, Troubles troubles, Supplier<@Nullable OpenSession> session, ShotQueue queue,
            IntSupplier undeveloped, KnownLights lights) {}

    private final EventHub events;
    private final InstantSource wallTime;
    private final Sources sources;
    private RigState state;

    StateBoard(EventHub events, InstantSource wallTime, Sources sources, RigState first) {
        this.events = events;
        this.wallTime = wallTime;
        this.sources = sources;
        this.state = first;
    }

    synchronized RigState state() {
        return state;
    }

    synchronized Phase phase() {
        return state.phase();
    }

    /** A change, as a function of what is. */
    interface Change {
        RigState of(RigState before);
    }

    /** Applies a change, looks whether anything else is different, and tells of it if so. */
    synchronized void change(Change change) {
        RigState.Objection faultBefore = state.fault();
        RigState after = looked(change.of(state));
        if (!after.equals(state)) {
            state = after.withRevision(state.revision() + 1);
            // Within the lock, so that states are told in their order.
            events.tell(new DaemonEvent.StateChanged(state));
            if (after.fault() != null && !after.fault().equals(faultBefore)) {
                events.tell(new DaemonEvent.FaultRaised(after.fault()));
            }
        }
    }

    /** Something else may be different: a door, a session, the queue. */
    void refresh() {
        change(before -> before);
    }

    private RigState looked(RigState before) {
        OpenSession session = sources.session().get();
        Optional<RigState.Objection> fault = sources.troubles().objection();
        CalibratedRig rig = sources.lights().rig();
        RigState.CameraState camera = before.camera();
        return before
                .withSession(session == null ? null : session.state(),
                        session == null ? null : session.newest().orElse(null))
                .withQueue(new RigState.QueueState(sources.queue().size(), ShotQueue.CAPACITY,
                        sources.undeveloped().getAsInt()))
                .withCalibration(sources.lights().state())
                .withCamera(new RigState.CameraState(camera.widthPx(), camera.heightPx(), camera.framesPerSecond(),
                        rig != null && !sources.troubles().hasNoCamera()))
                .withFault(fault.orElse(null))
                .withObjection(sources.readiness().objection(true).orElse(null));
    }

    void enter(Phase phase) {
        enter(() -> phase);
    }

    /** @param phase asked within this board's lock; there is no way back from the end */
    void enter(Supplier<Phase> phase) {
        change(before -> {
            Phase next = phase.get();
            return before.phase() == next || before.phase() == Phase.STOPPING ? before : before.in(next, now());
        });
    }

    void task(String name, int done, int all) {
        change(before -> before.withTask(new RigState.Task(name, done, all)));
    }

    void noTask() {
        change(before -> before.withTask(null));
    }

    String now() {
        return wallTime.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
