package dev.diptych.rig.mcu;

import dev.diptych.protocol.link.Board;
import dev.diptych.protocol.link.LinkException;
import dev.diptych.protocol.message.Limits;
import dev.diptych.protocol.message.Request;
import dev.diptych.protocol.time.BoardTime;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.NotFiredException;
import dev.diptych.rig.switching.PreviewExecutor;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.StoppableExecutor;
import dev.diptych.rig.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Switches lights through a board. The host loads a shot, arms and fires it; from then on the board runs it by its own
 * clock, needs neither host nor line for it, and keeps every light's cap by itself. It makes an edge at its tick, not
 * before; how far that is from the edge's instant is a matter of how well the two clocks are known to go together.
 * <p>
 * It says of each edge when the board made it, on the host's clock. A shot of which it cannot say that is never fired
 * again. A fault of the board stands until a person has cleared it. {@link #rest} and {@link #clear} may be called by any
 * thread, the rest by one at a time.
 */
public final class McuShotExecutor implements StoppableExecutor {
    /** Three requests of 20 ms, and what the board wants to know ahead. */
    private static final long LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(60)
            + TimeUnit.MICROSECONDS.toNanos(Limits.START_MIN_US);
    /** What {@link #fire} still needs when it is called. */
    private static final long LEAST_LEAD_NANOS = TimeUnit.MICROSECONDS.toNanos(Limits.START_MIN_US);
    /** A plan is handed over no sooner before its first edge; the board takes none that is further ahead than 2 s. */
    private static final long MOST_LEAD_NANOS = TimeUnit.MICROSECONDS.toNanos(Limits.START_MAX_US) * 9 / 10;
    /** Plans are made so long ahead, and shots last so long. */
    private static final long HORIZON_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final long LONGEST_BY_BOARD_NANOS = TimeUnit.MICROSECONDS.toNanos(Limits.SHOT_MAX_US);
    /** So much sooner than others an output may have to be told, or later. */
    private static final long TOLD_BESIDE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** A clock that is known no better comes of a starved computer: what is measured by it is not worth a shot. */
    private static final long MOST_UNCERTAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

    private final LightSet lights;
    private final McuWiring wiring;
    private final Clock clock;
    private final EdgeErrors errors = new EdgeErrors();
    private final EdgeMatcher matcher;
    private final TimelineMaker timelines;
    private final BoardWords words;
    private final ShotLogs logs;
    private final ConnectedBoard connected;
    private volatile @Nullable String stopped;
    /** As it was last known. */
    private volatile long edgeUncertaintyNanos = TimeUnit.MILLISECONDS.toNanos(1);

    /**
     * Tells the board its lights' caps. A fault that it has had since before, other than one that a host has left that
     * ended, stands as if it had come up now.
     *
     * @param lights with what switches them in {@code wiring}
     * @param board of which the executor asks; whoever opened it closes it
     * @throws DeviceException if the lights or their caps are none for this board
     * @throws IllegalArgumentException if the wiring is not of these lights
     */
    public McuShotExecutor(LightSet lights, McuWiring wiring, Board board, Clock clock)
            throws LinkException, DeviceException {
        wiring.requireFits(lights);
        this.lights = lights;
        this.wiring = wiring;
        this.clock = clock;
        Request.SetCaps caps = BoardCaps.of(lights, wiring, board.facts());
        matcher = new EdgeMatcher(lights, wiring, board.facts().ticksPerSecond());
        timelines = new TimelineMaker(lights, wiring, caps, board.facts().ticksPerSecond());
        words = new BoardWords(wiring, board.facts().port());
        connected = new ConnectedBoard(board, caps, words, clock);
        logs = new ShotLogs(board, matcher, errors, this::cause);
        stopped = connected.configure().orElse(null);
    }

    /**
     * By the clocks, as well as they are known for the length of a shot; by the slowest output; and by what an edge may be
     * moved by to keep the board's spacing and caps. While the board's clock is not known, as it was before: nothing is
     * fired then.
     */
    @Override
    public long edgeUncertaintyNanos() {
        BoardTime time = connected.board().time();
        if (!time.isKnown()) {
            return edgeUncertaintyNanos;
        }
        edgeUncertaintyNanos = movedNanos(time) + slowest(McuOutput::delaySpreadNanos) + wiring.packetNanos()
                + 2 * matcher.tickNanos();
        return edgeUncertaintyNanos;
    }

    /**
     * By how much an edge may be moved at most: by what both clocks differ in the longest stay or from shot to shot, by how
     * well that is known, by how much sooner an output that follows late is told, and to be made together with another.
     */
    private long movedNanos(BoardTime time) {
        return time.uncertaintyNanos(clock.nanos() + HORIZON_NANOS) + drifted(LONGEST_BY_BOARD_NANOS, time)
                + slowest(McuOutput::delayNanos) + TimelineMaker.GATHERED_NANOS;
    }

    private long slowest(ToLongFunction<McuOutput> nanos) {
        return Stream.concat(wiring.lights().values().stream(), wiring.torch().stream())
                .mapToLong(nanos)
                .max()
                .orElse(0);
    }

    /** What both clocks differ by after so long. */
    private static long drifted(long nanos, BoardTime time) {
        return Math.round(Math.abs(time.driftPpm()) * 1e-6 * nanos);
    }

    @Override
    public long leadNanos() {
        return LEAD_NANOS;
    }

    /** Less than the board takes by its own clock, which may go faster, and by outputs that are told at other instants. */
    @Override
    public long longestShotNanos() {
        return LONGEST_BY_BOARD_NANOS - drifted(LONGEST_BY_BOARD_NANOS, connected.board().time()) - TOLD_BESIDE_NANOS;
    }

    /** How far off their commanded ticks edges were. */
    public EdgeErrors edgeErrors() {
        return errors;
    }

    @Override
    public PendingShot fire(ClearedPlan shot) throws ShotException {
        BoardTime time = ready(shot);
        Timeline timeline = timelines.shot(shot, time);
        EndWatch watch = new EndWatch(connected.board(), clock);
        try {
            return new FiredShot(logs, clock, shot, connected.fire(timeline, movedNanos(time)), watch);
        } catch (ShotException e) {
            watch.close();
            throw e;
        }
    }

    /**
     * Whether the board's clock is known well enough for a shot. While this computer is too busy to hear of it in time, it
     * is not, and is again with the first answer that was not kept waiting. Any thread.
     */
    public boolean isClockKnown() {
        return isWellKnown(connected.board().time());
    }

    private boolean isWellKnown(BoardTime time) {
        return time.isKnown() && time.uncertaintyNanos(clock.nanos() + HORIZON_NANOS) <= MOST_UNCERTAIN_NANOS;
    }

    /** Takes the plan, when it is due to be handed over. */
    private BoardTime ready(ClearedPlan plan) throws NotFiredException {
        String reason = stopped;
        if (reason != null) {
            throw new NotFiredException("The rig was put to rest and stays so until that is cleared: " + reason);
        }
        Optional<LinkException> lost = connected.board().lost();
        if (lost.isPresent()) {
            throw new NotFiredException(lost.get().getMessage() + " Nothing was switched.");
        }
        long firstNanos = plan.zeroNanos() + plan.plan().firstEdgeOffsetNanos();
        clock.sleepUntil(firstNanos - MOST_LEAD_NANOS);
        BoardTime time = connected.board().time();
        if (!time.isKnown() && Math.abs(time.driftPpm()) > BoardTime.MOST_DRIFT_PPM) {
            throw new NotFiredException(
                    "The clock of the board at %s runs %.0f ppm %s than this computer's, and no board's may be off by more than %.0f ppm; nothing was switched. Try again in some seconds; if it stays so, replace the board, or see to this computer's clock."
                            .formatted(connected.board().facts().port(), Math.abs(time.driftPpm()),
                                    time.driftPpm() < 0 ? "slower" : "faster", BoardTime.MOST_DRIFT_PPM));
        }
        if (!isWellKnown(time)) {
            throw new NotFiredException(
                    "The clock of the board at %s is not known to within %.0f ms yet; nothing was switched. Wait a second and try again; if it stays so, end other programs or use another cable."
                            .formatted(connected.board().facts().port(), MOST_UNCERTAIN_NANOS / 1e6));
        }
        plan.take(clock.nanos() + LEAST_LEAD_NANOS);
        return time;
    }

    @Override
    public Optional<PreviewExecutor> previews() {
        return lights.flash()
                .cap()
                .preview()
                .flatMap(cap -> wiring.torch())
                .map(torch -> (preview, untilNanos) -> hold(preview, torch, untilNanos));
    }

    private BoardHold hold(ClearedPlan preview, McuOutput torch, long untilNanos) throws ShotException {
        BoardTime time = ready(preview);
        ConnectedBoard.Fired fired = connected.fire(timelines.preview(preview, torch, time), movedNanos(time));
        long uncertaintyNanos = edgeUncertaintyNanos();
        List<ExecutedEdge> planned = preview.plan()
                .edges()
                .stream()
                .filter(edge -> edge.level() != lights.find(edge.lightId()).map(Light::restLevel).orElse(0.0))
                .map(edge -> new ExecutedEdge(edge, preview.instantNanos(edge), uncertaintyNanos))
                .toList();
        return new BoardHold(connected.board(), clock, logs, preview, fired, planned, untilNanos);
    }

    @Override
    public Optional<String> rest(String reason) {
        synchronized (this) {
            stopped = stopped == null ? reason : stopped;
        }
        return connected.rest();
    }

    @Override
    public Optional<String> clear() {
        Optional<String> held = connected.clear();
        if (held.isEmpty()) {
            stopped = null;
        }
        return held;
    }

    /** Why a shot was cut, in words. */
    private String cause() {
        String reason = stopped;
        if (reason != null) {
            return reason;
        }
        try {
            return words.fault(connected.board().ask(new Request.Status()));
        } catch (LinkException e) {
            return "The board put every light to rest, but does not say why: " + e.getMessage();
        }
    }
}
