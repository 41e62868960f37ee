package dev.diptych.capture.run;

import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.SessionId;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.rig.CalibratedRig;
import dev.diptych.capture.session.PairCapture;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.contact.Interlocks;
import dev.diptych.rig.shot.PickedFrames;
import dev.diptych.rig.shot.ShotOutcome;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.FaultCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;

/**
 * Shoots a session: waits for requests and answers them, one after another. While it waits it keeps up with the camera, so
 * that the pace is known when a trigger comes.
 *
 * <pre>
 * waiting --Shoot--> interlocks? --no--> told, waiting
 *    |                   |
 *    |                   +--yes--> PairCapture --> judged, waiting
 *    +--ClearFault--> interlocks and gate cleared, waiting
 *    +--End--> result
 * </pre>
 */
public final class SessionRun {
    /** A camera that stalls so often in a row while nobody touches it does not come back by itself. */
    private static final int MOST_STALLS = 3;

    private final CalibratedRig rig;
    private final PairCapture capture;
    private final SessionId session;
    private final Interlocks interlocks;
    private final Runnable clearsExecutor;
    private final RunListener listener;
    private final List<RunResult.PairFacts> pairs = new ArrayList<>();

    /** @param clearsExecutor also tells the executor that a person has cleared the fault */
    public SessionRun(CalibratedRig rig, PairCapture capture, SessionId session, Interlocks interlocks,
            Runnable clearsExecutor, RunListener listener) {
        this.rig = rig;
        this.capture = capture;
        this.session = session;
        this.interlocks = interlocks;
        this.clearsExecutor = clearsExecutor;
        this.listener = listener;
    }

    /**
     * Until {@link Request.End}.
     *
     * @param requests filled by other threads
     * @throws OperatorException if the camera does not come back, or a pair cannot be kept
     */
    public RunResult run(Queue<Request> requests) throws OperatorException, ArchiveException {
        boolean goesOn = true;
        while (goesOn) {
            goesOn = switch (next(requests)) {
                case Request.Shoot shoot -> {
                    shoot(shoot);
                    yield true;
                }
                case Request.ClearFault ignored -> {
                    clear();
                    yield true;
                }
                case Request.End ignored -> false;
            };
        }
        return RunResult.of(rig.rig().name(), session.toString(), pairs);
    }

    private Request next(Queue<Request> requests) throws OperatorException {
        int stalls = 0;
        Request request = requests.poll();
        while (request == null) {
            try {
                rig.shooter().follow();
                stalls = 0;
            } catch (CameraException e) {
                Fault fault = Fault.of(e);
                stalls++;
                if (stalls == MOST_STALLS) {
                    throw new OperatorException(fault.code() + ": " + fault.sentence(), e);
                }
                listener.told(fault.code() + ": " + fault.sentence() + " Starting it again.");
            }
            request = requests.poll();
        }
        return request;
    }

    private void shoot(Request.Shoot asked) throws OperatorException, ArchiveException {
        Optional<Fault> objection = interlocks.objection();
        if (objection.isPresent()) {
            listener.told(objection.get().code() + ": " + objection.get().sentence());
            return;
        }
        PairCapture.Taken taken = capture.take(session, asked.source() + "-" + UUID.randomUUID(), this::guarded);
        pairs.add(RunResult.of(taken, asked.source()));
        listener.judged(pairs.getLast());
    }

    /** A shot into which somebody opened a door, or which was stopped, is not a pair whatever its frames show. */
    private ShotOutcome guarded() {
        long startedNanos = rig.rig().clock().nanos();
        ShotOutcome outcome = rig.shooter().shoot();
        Optional<Fault> objection = interlocks.objectionSince(startedNanos);
        if (objection.isEmpty()) {
            return outcome;
        }
        return switch (outcome) {
            case ShotOutcome.Refused refused -> refused;
            case ShotOutcome.Unproven unproven when objection.get().code() == FaultCode.E_EMERGENCY_STOP ->
                new ShotOutcome.Unproven(objection.get(), unproven.shot(), unproven.frames());
            case ShotOutcome.Unproven unproven -> unproven;
            case ShotOutcome.Proven proven ->
                new ShotOutcome.Unproven(objection.get(), proven.shot(), frames(proven.frames()));
        };
    }

    private static List<Frame> frames(PickedFrames picked) {
        return List.of(picked.studio(), picked.flash(), picked.dark());
    }

    private void clear() {
        Optional<String> held = interlocks.clear();
        if (held.isPresent()) {
            listener.told(held.get());
            return;
        }
        clearsExecutor.run();
        rig.rig().control().clearFault();
        listener.told("Cleared; the rig may fire again.");
    }
}
