package dev.diptych.capture.daemon;

import dev.diptych.capture.rig.CalibratedRig;
import dev.diptych.rig.switching.FaultCode;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Why a trigger would be refused now: before anything fires, never after. For any thread. */
final class Readiness {
    private static final Optional<RigState.Objection> STOPPING = because("E_STOPPING",
            "The program is ending; start it again.");

    private final Troubles troubles;
    private final Orders orders;
    private final ShotQueue queue;
    private final KnownLights lights;
    private final Supplier<@Nullable OpenSession> session;
    private final RoomWatch room;
    private volatile boolean ending;

    Readiness(Troubles troubles, Orders orders, ShotQueue queue, KnownLights lights,
            Supplier<@Nullable OpenSession> session, RoomWatch room) {
        this.room = room;
        this.troubles = troubles;
        this.orders = orders;
        this.queue = queue;
        this.lights = lights;
        this.session = session;
    }

    /** No trigger is accepted any more. */
    void end() {
        ending = true;
    }

    /**
     * Empty if a trigger would be obeyed.
     *
     * @param waits whether it would keep its turn behind a pair that is being taken
     */
    Optional<RigState.Objection> objection(boolean waits) {
        return troubles.objection()
                .or(this::ofProgram)
                .or(this::ofLights)
                .or(this::ofSession)
                .or(room::objection)
                .or(() -> ofQueue(waits));
    }

    /** What drops even those that have their turn already. */
    Optional<RigState.Objection> stop() {
        return troubles.objection().or(() -> orders.isStopped() ? STOPPING : Optional.empty());
    }

    private Optional<RigState.Objection> ofProgram() {
        if (ending) {
            return STOPPING;
        }
        return orders.exclusive()
                .flatMap(phase -> phase == Phase.CALIBRATING
                        ? because("E_CALIBRATING", "The lights are being measured; wait until that is done.")
                        : because("E_PREVIEW", "The flash preview is on; stop it, then shoot."));
    }

    private Optional<RigState.Objection> ofLights() {
        CalibratedRig known = lights.rig();
        return known == null
                ? because("E_NO_CALIBRATION", "The lights have not been measured; empty the chair and calibrate.")
                : lights.objection().flatMap(sentence -> because(FaultCode.E_CALIBRATION_STALE.name(), sentence));
    }

    private Optional<RigState.Objection> ofSession() {
        OpenSession open = session.get();
        if (open == null) {
            return because("E_NO_SESSION", "No session is open; start one, or open one that was started.");
        }
        if (open.isPaused()) {
            return because("E_PAUSED", "The session is paused; resume it.");
        }
        return open.next().isPresent()
                ? Optional.empty()
                : because("E_PROTOCOL_DONE",
                        "Every pose has its pairs; choose a pose to take more of it, or end the session.");
    }

    private Optional<RigState.Objection> ofQueue(boolean waits) {
        if (!waits && !queue.isQuiet()) {
            return because("E_BUSY", "A pair is being taken; press again when it is done.");
        }
        return queue.isFull()
                ? because("E_QUEUE_FULL", ShotQueue.CAPACITY + " pairs are waiting already; wait for one to be done.")
                : Optional.empty();
    }

    private static Optional<RigState.Objection> because(String code, String sentence) {
        return Optional.of(new RigState.Objection(code, sentence));
    }
}
