package dev.diptych.capture.run;

import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.SessionId;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.rig.CalibratedRig;
import dev.diptych.capture.session.PairCapture;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.CameraException.Reason;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.contact.Interlocks;
import dev.diptych.rig.shot.PickedFrames;
import dev.diptych.rig.shot.ShotOutcome;
import dev.diptych.rig.switching.Fault;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Shoots a session: waits for requests and answers them, one after another. While it waits it keeps up with the camera, so
 * that the pace is known when a trigger comes.
 *
 * <pre>
 * waiting --Shoot--> may fire? --no--> told, waiting
 *    |                   |
 *    |                   +--yes--> PairCapture --> judged, waiting
 *    +--ClearFault--> interlocks and gate cleared, waiting
 *    +--End--> result
 * </pre>
 */
public final class SessionRun {
    /** A camera that stalls so often in a row while nobody touches it does not come back by itself. */
    private static final int MOST_STALLS = 3;
    /** After so many lost pairs in a row, those that wait for their turn would be lost too. */
    private static final int MOST_LOST = 3;

    private final CalibratedRig rig;
    private final PairCapture capture;
    private final SessionId session;
    private final Interlocks interlocks;
    private final Supplier<Optional<String>> clearing;
    private final Supplier<ShotOutcome> shutter;
    private final RunListener listener;
    private final List<RunResult.PairFacts> pairs = new ArrayList<>();
    private int lostInARow;
    private int notTaken;

    /**
     * @param clearing a person has looked at the rig and clears its faults; says why that cannot be, or nothing
     * @param shutter shoots, once the light is metered; a simulated studio lets things go wrong about it
     */
    public SessionRun(CalibratedRig rig, PairCapture capture, SessionId session, Interlocks interlocks,
            Supplier<Optional<String>> clearing, UnaryOperator<Supplier<ShotOutcome>> shutter, RunListener listener) {
        this.rig = rig;
        this.capture = capture;
        this.session = session;
        this.interlocks = interlocks;
        this.clearing = clearing;
        this.shutter = shutter.apply(rig.shooter()::shoot);
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
                    shoot(shoot, requests);
                    yield true;
                }
                case Request.ClearFault ignored -> {
                    clear();
                    yield true;
                }
                case Request.End ignored -> false;
            };
        }
        return RunResult.of(rig.rig().name(), session.toString(), pairs, notTaken);
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
                boolean startsAgain = e.reason() == Reason.STALLED || e.reason() == Reason.GONE;
                if (stalls == MOST_STALLS || !startsAgain) {
                    throw new OperatorException(fault.line(), e);
                }
                listener.told(fault.line() + " Starting it again.");
            }
            request = requests.poll();
        }
        return request;
    }

    private void shoot(Request.Shoot asked, Queue<Request> requests) throws OperatorException, ArchiveException {
        Optional<Fault> objection = interlocks.objection();
        if (objection.isPresent()) {
            listener.told(objection.get().line());
            notTaken += asked.waits() ? 1 : 0;
            notTaken += drop(requests, Request.Shoot::waits, "Pairs that were to follow and are not taken: %d.");
            return;
        }
        PairCapture.Taken taken = capture.take(session, asked.source() + "-" + UUID.randomUUID(), this::guarded);
        lostInARow = taken instanceof PairCapture.Lost ? lostInARow + 1 : 0;
        pairs.add(RunResult.of(taken, asked.source()));
        listener.judged(pairs.getLast());
        drop(requests, shoot -> !shoot.waits(),
                "Triggers that came while the pair was being taken, and were not obeyed: %d.");
        if (lostInARow == MOST_LOST) {
            drop(requests, Request.Shoot::waits,
                    MOST_LOST + " pairs in a row were lost. Pairs that were to follow and are not taken: %d.");
        }
    }

    /**
     * @param sentence with their number
     * @return how many
     */
    private int drop(Queue<Request> requests, Predicate<Request.Shoot> which, String sentence) {
        int dropped = 0;
        for (Iterator<Request> waiting = requests.iterator(); waiting.hasNext();) {
            if (waiting.next() instanceof Request.Shoot shoot && which.test(shoot)) {
                waiting.remove();
                dropped++;
            }
        }
        if (dropped > 0) {
            listener.told(String.format(Locale.ROOT, sentence, dropped));
        }
        return dropped;
    }

    /** A shot or a metering into which somebody opened a door, or which was stopped, is none whatever its frames show. */
    private ShotOutcome guarded() {
        long startedNanos = rig.rig().clock().nanos();
        ShotOutcome outcome = rig.shooter()
                .meterIfNeeded()
                .<ShotOutcome>map(ShotOutcome.Refused::new)
                .orElseGet(shutter);
        Optional<Fault> objection = interlocks.objectionSince(startedNanos);
        if (objection.isEmpty()) {
            return outcome;
        }
        rig.shooter().meterAgain();
        return switch (outcome) {
            case ShotOutcome.Refused ignored -> new ShotOutcome.Refused(objection.get());
            case ShotOutcome.Unproven unproven ->
                new ShotOutcome.Unproven(objection.get(), unproven.shot(), unproven.frames());
            case ShotOutcome.Proven proven ->
                new ShotOutcome.Unproven(objection.get(), proven.shot(), frames(proven.frames()));
        };
    }

    private static List<Frame> frames(PickedFrames picked) {
        return List.of(picked.studio(), picked.flash(), picked.dark());
    }

    private void clear() {
        Optional<String> held = clearing.get();
        if (held.isEmpty()) {
            rig.rig().control().clearFault();
        }
        listener.told(held.orElse("Cleared; the rig may fire again."));
    }
}
