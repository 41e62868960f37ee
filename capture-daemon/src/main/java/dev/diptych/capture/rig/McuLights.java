package dev.diptych.capture.rig;

import dev.diptych.protocol.link.Board;
import dev.diptych.protocol.link.LinkException;
import dev.diptych.protocol.link.LinkFault;
import dev.diptych.protocol.message.Event;
import dev.diptych.protocol.message.Limits;
import dev.diptych.protocol.message.Reply;
import dev.diptych.protocol.message.Request;
import dev.diptych.protocol.time.BoardTime;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.mcu.BoardWords;
import dev.diptych.rig.mcu.McuShotExecutor;
import dev.diptych.rig.mcu.McuWiring;
import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.FaultCode;
import dev.diptych.rig.switching.NotFiredException;
import dev.diptych.rig.switching.PreviewExecutor;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.StoppableExecutor;
import dev.diptych.rig.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The lights of a rig whose board switches them. A board that has stopped by itself, or that does not answer any more,
 * holds the rig from then on; when that is cleared, a link that was lost is opened anew and the board told its lights' caps
 * again. No shot is fired twice: what became of one is asked of the link that it was fired over, or is unknown.
 */
final class McuLights implements StoppableExecutor, AutoCloseable {
    private static final long HOLD_OFF_NANOS = TimeUnit.MICROSECONDS.toNanos(Limits.HOLD_OFF_US);
    /** Its clock is known after half a second; a line that loses much takes longer. */
    private static final long CLOCK_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** Gets at the board. */
    @FunctionalInterface
    interface Opener {
        Board open() throws LinkException;
    }

    private record Link(Board board, McuShotExecutor executor) {}

    private final LightSet lights;
    private final McuWiring wiring;
    private final Opener opener;
    private final Clock clock;
    private final Consumer<String> told;
    private final AtomicReference<@Nullable Fault> fault = new AtomicReference<>();
    private volatile Link link;

    /** @param told what the operator should know at once; by any thread, must not block */
    McuLights(LightSet lights, McuWiring wiring, Opener opener, Clock clock, Consumer<String> told)
            throws LinkException, DeviceException {
        this.lights = lights;
        this.wiring = wiring;
        this.opener = opener;
        this.clock = clock;
        this.told = told;
        link = connect();
        lookAtFault();
    }

    private Link connect() throws LinkException, DeviceException {
        Board board = opener.open();
        try {
            var _ = board.listen(event -> heard(event, words(board)));
            return new Link(board, new McuShotExecutor(lights, wiring, board, clock));
        } catch (LinkException | DeviceException | RuntimeException e) {
            board.close();
            throw e;
        }
    }

    private BoardWords words(Board board) {
        return new BoardWords(wiring, board.facts().port());
    }

    /**
     * Returns when the board may fire: opening its port may have reset it, and for a while after that it does not. The
     * clock it is timed by is known by then.
     */
    void awaitReady() {
        clock.sleepUntil(clock.nanos() + HOLD_OFF_NANOS);
        long untilNanos = clock.nanos() + CLOCK_PATIENCE_NANOS;
        while (!link.executor().isClockKnown() && clock.nanos() < untilNanos) {
            clock.sleepUntil(clock.nanos() + PAUSE_NANOS);
        }
    }

    private void heard(Event event, BoardWords words) {
        if (event instanceof Event.FaultSet set) {
            McuFaults.of(set.fault(), set.output(), words).ifPresent(this::raise);
        }
    }

    /** What it says early may be lost on the way; this is what it says when asked. */
    private void lookAtFault() {
        Board board = link.board();
        try {
            Reply.Status status = board.ask(new Request.Status());
            McuFaults.of(status.fault(), status.faultOutput(), words(board)).ifPresent(this::raise);
        } catch (LinkException e) {
            if (e.fault() == LinkFault.E_MCU_RESET) {
                raise(McuFaults.of(e));
            }
        }
    }

    private void raise(Fault raised) {
        if (fault.compareAndSet(null, raised)) {
            told.accept(raised.line());
        }
    }

    /** Why the board fires nothing until that is cleared. Any thread, does not block. */
    Optional<Fault> objection() {
        link.board().lost().ifPresent(gone -> raise(McuFaults.of(gone)));
        return Optional.ofNullable(fault.get());
    }

    /** Any thread, does not block. */
    McuVital vital() {
        Optional<Fault> objection = objection();
        Board board = link.board();
        if (objection.isPresent()) {
            return new McuVital(board.facts().model() + ", " + objection.get().code(), McuVital.Health.STOPPED);
        }
        BoardTime time = board.time();
        return time.isKnown()
                ? new McuVital(
                        String.format(Locale.ROOT, "%s, clock within %.0f \u00b5s, %+.1f ppm", board.facts().model(),
                                time.uncertaintyNanos(clock.nanos()) / 1e3, time.driftPpm()),
                        McuVital.Health.WELL)
                : new McuVital(board.facts().model() + ", clock not known yet", McuVital.Health.STARTING);
    }

    @Override
    public long edgeUncertaintyNanos() {
        return link.executor().edgeUncertaintyNanos();
    }

    @Override
    public long longestShotNanos() {
        return link.executor().longestShotNanos();
    }

    @Override
    public long leadNanos() {
        return link.executor().leadNanos();
    }

    @Override
    public PendingShot fire(ClearedPlan shot) throws ShotException {
        PendingShot fired;
        try {
            fired = link.executor().fire(shot);
        } catch (NotFiredException e) {
            lookAtFault();
            throw e;
        }
        return deadlineNanos -> {
            try {
                return fired.awaitLog(deadlineNanos);
            } catch (ShotException e) {
                lookAtFault();
                throw e;
            }
        };
    }

    @Override
    public Optional<PreviewExecutor> previews() {
        return link.executor().previews();
    }

    @Override
    public Optional<String> rest(String reason) {
        return link.executor().rest(reason);
    }

    @Override
    public synchronized Optional<String> clear() {
        Optional<String> held = isGone() ? reopen() : Optional.empty();
        held = held.or(link.executor()::clear);
        if (held.isEmpty()) {
            fault.set(null);
        } else {
            fault.compareAndSet(null, new Fault(FaultCode.E_MCU_FAULT, held.get()));
        }
        return held;
    }

    private boolean isGone() {
        Fault known = fault.get();
        return link.board().lost().isPresent() || (known != null && known.code() == FaultCode.E_MCU_RESET);
    }

    private Optional<String> reopen() {
        // It holds the port.
        link.board().close();
        try {
            link = connect();
            return Optional.empty();
        } catch (LinkException e) {
            return Optional.of(e.fault() + ": " + e.getMessage());
        } catch (DeviceException e) {
            return Optional.of(e.fault() + ": " + e.getMessage());
        }
    }

    @Override
    public void close() {
        link.board().close();
    }
}
