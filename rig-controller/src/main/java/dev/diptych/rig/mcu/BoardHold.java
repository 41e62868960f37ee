package dev.diptych.rig.mcu;

import dev.diptych.protocol.link.Board;
import dev.diptych.protocol.link.LinkException;
import dev.diptych.protocol.message.Limits;
import dev.diptych.protocol.message.Reply;
import dev.diptych.protocol.message.Request;
import dev.diptych.protocol.message.Result;
import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.PreviewExecutor;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.ShotLog;
import dev.diptych.rig.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Lights that the board holds for a preview. The board is the dead man's switch: it brings them to rest at the instant that
 * it was last told, two seconds ahead at most, whatever becomes of this program.
 */
final class BoardHold implements PreviewExecutor.Hold {
    private static final long MOST_KEPT_NANOS = TimeUnit.MICROSECONDS.toNanos(Limits.KEEP_MAX_US);
    /** Putting the end off by less is not worth a request, as long as so much is left. */
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long LEFT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    /** The board counts from when it has the request: so much sooner, it does not let go late. */
    private static final long ON_ITS_WAY_NANOS = TimeUnit.MILLISECONDS.toNanos(25);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Board board;
    private final Clock clock;
    private final ShotLogs logs;
    private final ClearedPlan plan;
    private final ConnectedBoard.Fired fired;
    private final List<ExecutedEdge> planned;
    private final double boardSeconds;
    private final long latestNanos;
    private long endNanos;
    private boolean over;

    /**
     * @param fired of the plan
     * @param planned the edges that leave rest, until it is known when they were made
     */
    BoardHold(Board board, Clock clock, ShotLogs logs, ClearedPlan plan, ConnectedBoard.Fired fired,
            List<ExecutedEdge> planned, long untilNanos) {
        this.board = board;
        this.clock = clock;
        this.logs = logs;
        this.plan = plan;
        this.fired = fired;
        this.planned = planned;
        boardSeconds = 1 + board.time().driftPpm() * 1e-6;
        long firstNanos = plan.zeroNanos() + plan.plan().firstEdgeOffsetNanos();
        long lengthNanos = plan.plan().lastEdgeOffsetNanos() - plan.plan().firstEdgeOffsetNanos();
        // What just keeps its cap by the host's clock does not by a faster one.
        latestNanos = firstNanos + (long) (lengthNanos / Math.max(1, boardSeconds));
        endNanos = firstNanos + (long) (MOST_KEPT_NANOS / boardSeconds);
        keep(Math.min(untilNanos, latestNanos));
    }

    @Override
    public synchronized boolean keepUntil(long untilNanos) {
        if (isOver()) {
            return false;
        }
        long nowNanos = clock.nanos();
        long wantedNanos = Math.clamp(untilNanos, nowNanos, latestNanos);
        boolean much = Math.abs(wantedNanos - endNanos) >= STEP_NANOS || wantedNanos == latestNanos;
        if ((much || endNanos - nowNanos < LEFT_NANOS) && wantedNanos != endNanos) {
            keep(wantedNanos);
        }
        return !isOver();
    }

    private void keep(long untilNanos) {
        long nowNanos = clock.nanos();
        long forNanos = Math.min(MOST_KEPT_NANOS,
                (long) ((untilNanos - nowNanos - ON_ITS_WAY_NANOS) * boardSeconds));
        try {
            Reply.Keep kept = board.ask(new Request.Keep(fired.shotId(),
                    Math.max(1, TimeUnit.NANOSECONDS.toMicros(forNanos))));
            if (kept.result() == Result.OK) {
                // To the plan's end it is the plan that ends it.
                endNanos = untilNanos == latestNanos && forNanos < MOST_KEPT_NANOS
                        ? latestNanos
                        : board.time().hostNanos((int) kept.untilTicks());
            } else {
                over = true;
                endNanos = Math.min(endNanos, nowNanos);
            }
        } catch (LinkException e) {
            // The board lets go when it was told before, or at once if it hears nothing.
            over = board.lost().isPresent();
        }
    }

    private boolean isOver() {
        return over || clock.nanos() >= endNanos;
    }

    @Override
    public synchronized long endNanos() {
        return endNanos;
    }

    @Override
    public synchronized void letGo() {
        if (isOver()) {
            return;
        }
        try {
            board.ask(new Request.Release(fired.shotId()));
        } catch (LinkException e) {
            board.sendBreak();
        }
        over = true;
        endNanos = clock.nanos();
    }

    @Override
    public synchronized List<ExecutedEdge> edges() {
        if (isOver()) {
            Optional<BoardLog> log = readQuietly();
            if (log.isPresent()) {
                return logs.executed(plan, fired, log.get());
            }
        }
        return planned;
    }

    private Optional<BoardLog> readQuietly() {
        try {
            return read();
        } catch (LinkException e) {
            return Optional.empty();
        }
    }

    private Optional<BoardLog> read() throws LinkException {
        return logs.read(fired).filter(BoardLog::isOver);
    }

    @Override
    public ShotLog awaitLog(long deadlineNanos) throws ShotException {
        clock.sleepUntil(Math.min(deadlineNanos, endNanos() + PAUSE_NANOS));
        while (true) {
            try {
                Optional<BoardLog> log = read();
                if (log.isPresent()) {
                    return logs.finished("preview", plan, fired, log.get());
                }
            } catch (LinkException e) {
                if (clock.nanos() >= deadlineNanos || board.lost().isPresent()) {
                    throw ConnectedBoard.unknown(e);
                }
            }
            if (clock.nanos() >= deadlineNanos) {
                throw new ShotException(
                        "The board does not say that it has let the preview's lights go; look at them, then"
                                + " clear the fault.");
            }
            clock.sleepUntil(Math.min(deadlineNanos, clock.nanos() + PAUSE_NANOS));
        }
    }
}
