package dev.diptych.capture.daemon;

import dev.diptych.archive.ArchiveException;
import dev.diptych.capture.OperatorException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Answers commands at once. Those that stop something are never kept waiting; all others are answered one at a time, so that no
 * session is ended beside a trigger that is being accepted. For any thread.
 */
final class CommandDesk {
    /** What it hands commands to. */
    record Desks(RigPort port, StateBoard board, ShotQueue queue, Orders orders, Readiness readiness,
            Troubles troubles, KnownLights lights, Intake intake, PairDesk pairs, Sittings sittings,
            SessionDesk sessions, SessionCommands poses, CalibrationDesk calibration, PreviewDesk previews,
            CameraWatch camera) {}

    private interface Step {
        void run() throws OperatorException, ArchiveException;
    }

    private final Desks desks;
    private final Consumer<String> told;
    private final Object turn = new Object();

    CommandDesk(Desks desks, Consumer<String> told) {
        this.desks = desks;
        this.told = told;
    }

    /** @param by who asks, and may */
    Answer answer(Command command, String by) throws OperatorException, ArchiveException {
        try {
            return switch (command) {
                case Command.Abort _ -> abort(by);
                case Command.WatchPreview _ -> desks.previews().alive() ? Answer.Accepted.DONE : noPreview();
                case Command.StopPreview _ -> desks.previews().stop() ? Answer.Accepted.DONE : noPreview();
                default -> {
                    synchronized (turn) {
                        yield inTurn(command, by);
                    }
                }
            };
        } finally {
            desks.board().refresh();
        }
    }

    /** A trigger of whoever may trigger. */
    Answer capture(Command.Capture capture, String source) {
        synchronized (turn) {
            Answer answer = desks.intake().take(capture, source);
            desks.board().refresh();
            return answer;
        }
    }

    private Answer inTurn(Command command, String by) throws OperatorException, ArchiveException {
        if (desks.board().phase() == Phase.STOPPING && !(command instanceof Command.Capture)) {
            // The archive may be closed by now.
            return new Answer.Refused("E_STOPPING", "The program is ending; start it again.");
        }
        return switch (command) {
            case Command.Capture capture -> capture(capture, by);
            case Command.ClearFault _ -> clear();
            case Command.Calibrate _ -> calibrate();
            case Command.StartPreview _ -> preview();
            case Command.StartSession start -> whenQuiet(() -> desks.sittings().start(start.wish(), by));
            case Command.OpenSession chosen ->
                whenQuiet(() -> desks.sittings().open(chosen.session(), Optional.empty(), by));
            case Command.EndSession _ ->
                desks.sessions().open() == null
                        ? SessionCommands.noSession()
                        : whenQuiet(() -> desks.sessions().end(by));
            default -> desks.poses().answer(command, by);
        };
    }

    private static Answer noPreview() {
        return new Answer.Refused("E_NO_PREVIEW", "No flash preview is on.");
    }

    private Answer abort(String by) {
        desks.port().interlocks().abort(by);
        desks.previews().stop();
        desks.troubles().objection().ifPresent(desks.queue()::drop);
        Optional<String> notAtRest = desks.port().rest("All light was stopped by " + by + ".");
        told.accept("E_ABORTED: All light was stopped by " + by + "; "
                + notAtRest.orElse("nothing fires until the fault is cleared."));
        return Answer.Accepted.DONE;
    }

    private Answer clear() {
        // What was aborted must have noticed: else it would go on.
        if (desks.queue().isInHand() || desks.orders().exclusive().isPresent()) {
            return busy();
        }
        // What waits is not fired after a person has seen to a fault: nobody expects it any more.
        desks.troubles().objection().ifPresent(desks.queue()::drop);
        Optional<String> kept = desks.troubles().clear();
        told.accept(kept.orElse("Cleared; the rig may fire again."));
        if (kept.isPresent()) {
            return new Answer.Refused("E_STILL_HELD", kept.get());
        }
        desks.orders().add(desks.camera()::forget);
        return Answer.Accepted.DONE;
    }

    private Answer calibrate() {
        return exclusively(Phase.CALIBRATING, desks.calibration()::calibrate);
    }

    private Answer preview() {
        if (desks.lights().rig() == null) {
            return new Answer.Refused("E_NO_CALIBRATION",
                    "The lights have not been measured; empty the chair and calibrate.");
        }
        return exclusively(Phase.FLASH_PREVIEW, () -> {
            var rig = desks.lights().rig();
            if (rig != null) {
                desks.previews().hold(rig);
            }
        });
    }

    private Answer exclusively(Phase phase, Orders.Order order) {
        Optional<RigState.Objection> fault = desks.troubles().objection();
        if (fault.isPresent()) {
            return fault.get().refused();
        }
        if (!isQuiet()) {
            return busy();
        }
        if (phase == Phase.FLASH_PREVIEW) {
            desks.previews().ordered();
        }
        desks.orders().addExclusive(phase, unlessStopped(phase, order));
        desks.board().enter(phase);
        return Answer.Accepted.DONE;
    }

    /** What came up before its turn came is told, for it was accepted. */
    private Orders.Order unlessStopped(Phase phase, Orders.Order order) {
        return () -> {
            Optional<RigState.Objection> stop = desks.readiness().stop();
            if (stop.isPresent()) {
                desks.previews().over();
                throw new OperatorException(stop.get().line() + " Not begun: " + phase + ".");
            }
            desks.board().enter(phase);
            order.run();
        };
    }

    private Answer whenQuiet(Step step) throws OperatorException, ArchiveException {
        if (!isQuiet()) {
            return busy();
        }
        step.run();
        return Answer.Accepted.DONE;
    }

    private boolean isQuiet() {
        return desks.orders().exclusive().isEmpty() && desks.queue().isQuiet() && desks.pairs().isIdle();
    }

    private Answer busy() {
        return new Answer.Refused("E_BUSY",
                "The rig is busy (" + desks.board().phase() + "); ask again when it is done.");
    }
}
