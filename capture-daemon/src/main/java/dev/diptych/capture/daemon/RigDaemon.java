package dev.diptych.capture.daemon;

import dev.diptych.capture.calibration.CalibrationAge;
import java.time.InstantSource;
import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.PairId;
import dev.diptych.archive.SessionId;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.access.Caller;
import dev.diptych.capture.calibration.StoredCalibration;
import dev.diptych.capture.poses.Protocol;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rig behind all its front ends: one state machine, and one thread that has lights and camera ({@link #run}).
 *
 * <pre>
 *             Calibrate                 StartSession, OpenSession
 *   IDLE <------------> CALIBRATING          (calibrated)
 *    |  <------------------------------------------------------ EndSession ---+
 *    +-----------------------------------> ARMED <--Resume-- PAUSED           |
 *                                          | ^ |  --Pause-->                  |
 *              Capture, its intent on disk | | | StartPreview                 |
 *                                          v | v                              |
 *                   refused, unproven  SHOOTING  FLASH_PREVIEW --cap, Stop, --+-> ARMED
 *                   (told, nothing kept)   |                   no heartbeat
 *                                   proved v
 *                                        SAVING --on disk--> ARMED; developed and told of beside it
 *
 *   Calibrate leaves from ARMED and PAUSED too, and goes back there; so does StartPreview, and without a session
 *   any --interlock, Abort, camera gone, pair not kept--> FAULT --ClearFault (door: closed)--> where it was
 *   any --end of the program--> STOPPING: a shot is finished, every light goes to rest, what is in memory goes to disk
 * </pre>
 */
public final class RigDaemon implements RigService {
    private final DaemonSetup setup;
    private final EventHub events;
    private final StateBoard board;
    private final ShotQueue queue = new ShotQueue();
    private final Orders orders = new Orders();
    private final TriggerResults results;
    private final SessionDesk sessions;
    private final Readiness readiness;
    private final Sittings sittings;
    private final CalibrationDesk calibration;
    private final PreviewDesk previews;
    private final CommandDesk commands;
    private final StandingOrder standing;
    private final RigLoop loop;
    private volatile boolean over;

    public RigDaemon(DaemonSetup setup) {
        this.setup = setup;
        RigPort port = setup.port();
        TriggerMemory triggers = new TriggerMemory();
        results = new TriggerResults(triggers, setup.archive());
        InstantSource wallTime = setup.wallTime();
        events = new EventHub(setup.background().telling());
        sessions = new SessionDesk(setup.archive(), setup.protocols(), port::stranger, wallTime, this::tell);
        Troubles troubles = new Troubles(port, this::tell, setup.someoneIsThere());
        KnownLights lights = new KnownLights(new CalibrationAge(setup.config().maxCalibrationAge(), wallTime));
        RoomWatch room = new RoomWatch(setup.capture(), setup.background().asking(), port.rig().clock());
        readiness = new Readiness(troubles, orders, queue, lights, sessions::open, room);
        AtomicInteger undeveloped = new AtomicInteger();
        board = new StateBoard(events, wallTime,
                new StateBoard.Sources(readiness, troubles, sessions::open, queue, undeveloped::get, lights),
                RigState.first(setup));
        PairDesk pairs = new PairDesk(setup.capture(), setup.pictures(), setup.background(), undeveloped,
                new PairOutcomes(sessions, triggers, troubles, board, events));
        CameraWatch camera = new CameraWatch(setup.viewfinder(), this::tell);
        sittings = new Sittings(sessions, port, orders, lights, board);
        calibration = new CalibrationDesk(port, setup.config(), lights, board, readiness, this::tell);
        previews = new PreviewDesk(board, setup.viewfinder(), setup.config().preview(), wallTime, this::tell);
        commands = new CommandDesk(new CommandDesk.Desks(port, board, queue, orders, readiness, troubles, lights,
                new Intake(queue, setup.capture(), triggers, results, readiness, sessions::open, port.rig().clock()),
                pairs,
                sittings, sessions,
                new SessionCommands(sessions::open, queue, events), calibration, previews, camera), this::tell);
        standing = new StandingOrder(setup.pairs(), commands::capture, this::tell);
        loop = new RigLoop(new RigLoop.Desks(port, board, queue, orders, lights, pairs, camera, troubles, standing,
                sessions::open, room));
    }

    /** The lights as they were measured before. Before {@link #run}, by its thread. */
    public void calibrated(StoredCalibration stored) throws OperatorException {
        calibration.use(stored);
    }

    /** What corrects pictures. */
    public void engine(RigState.EngineState engine) {
        board.change(before -> before.withEngine(engine));
    }

    /** A new session. Before {@link #run}; afterwards it is {@linkplain Command.StartSession asked for}. */
    public SessionId start(SessionWish wish, String by) throws OperatorException, ArchiveException {
        return sittings.start(wish, by);
    }

    /**
     * One that was started. Before {@link #run}; afterwards it is {@linkplain Command.OpenSession asked for}.
     *
     * @param protocol instead of its own
     */
    public SessionId open(SessionId id, Optional<Protocol> protocol, String by)
            throws OperatorException, ArchiveException {
        return sittings.open(id, protocol, by);
    }

    /** The session that was left open when the program ended; empty if there is none. */
    public Optional<InterruptedSession> interrupted() throws ArchiveException {
        return sessions.interrupted();
    }

    /**
     * Has the rig until {@link #end} or {@link #stop}, and returns when everything that was shot is on disk, developed and told.
     *
     * @return how many pairs were asked for by number and not tried
     * @throws OperatorException if something failed for good and nobody is there to mend it
     */
    public int run() throws OperatorException, ArchiveException {
        try {
            loop.run();
            if (over) {
                sessions.end("operator");
            }
        } finally {
            readiness.end();
            board.enter(Phase.STOPPING);
            previews.stop();
            setup.background().close();
        }
        return standing.notTaken();
    }

    /** No more pairs; {@link #run} returns when those that were asked for are done, and the session is over. */
    public void end() {
        over = true;
        previews.stop();
        readiness.end();
        loop.end();
        board.refresh();
    }

    /** {@link #run} returns when the pairs that are taken without being triggered are done, and the session is over. */
    public void endAfterCount() {
        over = true;
        loop.end();
    }

    /**
     * The program has to stop: a pair that is being taken is finished, what waits is dropped, a calibration is broken off
     * between two sweeps; the session stays open.
     */
    public void stop() {
        readiness.end();
        orders.stop();
        board.enter(Phase.STOPPING);
        previews.stop();
        queue.drop(new RigState.Objection("E_STOPPING", "The program was stopped before its turn came."));
        orders.add(() -> standing.drop("The program was stopped. Pairs that are not taken: %d."));
        loop.end();
    }

    @Override
    public Answer ask(Command command, Caller caller) {
        if (!caller.may(command.permission())) {
            return new Answer.Refused(Answer.Refused.NOT_AUTHORISED,
                    caller.name() + " may not do this: it needs the permission \""
                            + command.permission().word() + "\".");
        }
        try {
            return commands.answer(command, caller.name());
        } catch (ArchiveException e) {
            return new Answer.Refused(e.code().name(), String.valueOf(e.getMessage()));
        } catch (OperatorException e) {
            return new Answer.Refused("E_REFUSED", String.valueOf(e.getMessage()));
        }
    }

    private void tell(String sentence) {
        events.tell(new DaemonEvent.Told(sentence));
    }

    @Override
    public RigState state() {
        return board.state();
    }

    @Override
    public List<PairReport> pairs() {
        OpenSession session = sessions.open();
        return session == null ? List.of() : session.pairs();
    }

    @Override
    public Optional<PairReport> pair(PairId id) {
        @Nullable
        OpenSession session = sessions.open();
        return session == null ? Optional.empty() : session.pair(id);
    }

    @Override
    public Optional<PairReport> result(String triggerId) {
        try {
            return results.result(triggerId);
        } catch (ArchiveException e) {
            tell(e.code() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public List<Protocol> protocols() {
        return sessions.protocols();
    }

    @Override
    public Optional<Path> picture(PairId id, PairPicture picture) {
        Path file = PairPictureFiles.in(setup.archive().pairFolder(id), id, picture);
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    @Override
    public Runnable listen(Consumer<DaemonEvent> listener) {
        return events.listen(listener);
    }
}
