package dev.diptych.rig.mcu;

import dev.diptych.protocol.link.Board;
import dev.diptych.protocol.link.LinkException;
import dev.diptych.protocol.message.Ending;
import dev.diptych.protocol.message.Kind;
import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.ShotLog;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Reads what a board did in a shot. */
final class ShotLogs {
    /** Beyond what both clocks' bounds and the shifting of a start allow. */
    private static final long MOST_JUMP_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Board board;
    private final EdgeMatcher matcher;
    private final EdgeErrors errors;
    private final Supplier<String> cause;

    /** @param cause why a shot was cut, in words */
    ShotLogs(Board board, EdgeMatcher matcher, EdgeErrors errors, Supplier<String> cause) {
        this.board = board;
        this.matcher = matcher;
        this.errors = errors;
        this.cause = cause;
    }

    /** Whether nothing more can be learnt of the board over this link. */
    boolean isLinkLost() {
        return board.lost().isPresent();
    }

    /** Empty if the board's last shot is another. */
    Optional<BoardLog> read(ConnectedBoard.Fired fired) throws LinkException {
        return BoardLog.read(board, fired.shotId());
    }

    /** The plan's edges as they were made. */
    List<ExecutedEdge> executed(ClearedPlan plan, ConnectedBoard.Fired fired, BoardLog log) {
        return matcher.executed(plan.plan().edges(), fired.timeline(), log, board.time());
    }

    /**
     * Of a shot that is over.
     *
     * @param what it was, for people
     * @throws ShotException with what was made, if it was cut, or if what is said of it cannot be
     */
    ShotLog finished(String what, ClearedPlan plan, ConnectedBoard.Fired fired, BoardLog log) throws ShotException {
        ShotLog done = new ShotLog(executed(plan, fired, log));
        if (log.ending() == Ending.CUT) {
            throw new ShotException("The " + what + " was broken off: " + cause.get(), done);
        }
        if (fired.timeline().kind() == Kind.SHOT) {
            Optional<String> wrong = matcher.objection(fired.timeline(), log)
                    .or(() -> jump(fired.timeline(), plan.zeroNanos() + plan.plan().firstEdgeOffsetNanos()));
            if (wrong.isPresent()) {
                throw new ShotException("What the board says of its shot cannot be: " + wrong.get()
                        + " Look at the lights, then clear the fault.", done);
            }
        }
        return done;
    }

    /** Whether the clock's line broke between FIRE and the log, so that the edges cannot be placed in time. */
    private Optional<String> jump(Timeline timeline, long plannedNanos) {
        long commandedNanos = board.time().hostNanos(timeline.startTicks());
        long offNanos = Math.abs(commandedNanos - plannedNanos);
        return offNanos <= MOST_JUMP_NANOS + 2 * board.time().uncertaintyNanos(commandedNanos)
                ? Optional.empty()
                : Optional.of("by its clock it began %.1f ms off its instant.".formatted(offNanos / 1e6));
    }

    /** Remembers how far the edges of a shot were off their commanded ticks. */
    void remember(ConnectedBoard.Fired fired, BoardLog log, ShotLog done) {
        errors.add(matcher.errors(fired.timeline(), log, done.edges()));
    }
}
