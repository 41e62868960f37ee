package dev.diptych.rig.mcu;

import dev.diptych.protocol.link.LinkException;
import dev.diptych.protocol.link.LinkFault;
import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.ShotExecutor.PendingShot;
import dev.diptych.rig.switching.ShotLog;
import dev.diptych.rig.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A shot that the board runs, until its log has been read. */
final class FiredShot implements PendingShot {
    /** The board is asked no sooner after the last edge was due, and no more often. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final ShotLogs logs;
    private final Clock clock;
    private final ClearedPlan plan;
    private final ConnectedBoard.Fired fired;
    private final long lastEdgeNanos;
    private final EndWatch watch;

    FiredShot(ShotLogs logs, Clock clock, ClearedPlan plan, ConnectedBoard.Fired fired, EndWatch watch) {
        this.logs = logs;
        this.clock = clock;
        this.plan = plan;
        this.fired = fired;
        this.lastEdgeNanos = plan.zeroNanos() + plan.plan().lastEdgeOffsetNanos();
        this.watch = watch;
    }

    @Override
    public ShotLog awaitLog(long deadlineNanos) throws ShotException {
        try (watch) {
            watch.awaitUntil(Math.min(deadlineNanos, lastEdgeNanos + PAUSE_NANOS));
            while (true) {
                Optional<BoardLog> log = read(clock.nanos() >= deadlineNanos);
                if (log.isPresent()) {
                    return finished(log.get());
                }
                if (clock.nanos() >= deadlineNanos) {
                    throw new ShotException("The board had not come to the shot's end when its log was due; look at the"
                            + " lights, then clear the fault.");
                }
                watch.awaitUntil(Math.min(deadlineNanos, clock.nanos() + PAUSE_NANOS));
            }
        }
    }

    /**
     * Empty while it is under way, or the link is lost for a moment: the board has it still.
     *
     * @throws ShotException if it can never be learnt
     */
    private Optional<BoardLog> read(boolean last) throws ShotException {
        try {
            Optional<BoardLog> log = logs.read(fired);
            if (log.isEmpty()) {
                throw new ShotException(
                        "The board no longer knows of the shot that it was to run, so that what became of it"
                                + " is unknown; look at the lights, then clear the fault.");
            }
            return log.filter(BoardLog::isOver);
        } catch (LinkException e) {
            if (last || e.fault() == LinkFault.E_MCU_RESET || logs.isLinkLost()) {
                throw ConnectedBoard.unknown(e);
            }
            return Optional.empty();
        }
    }

    private ShotLog finished(BoardLog log) throws ShotException {
        ShotLog done = logs.finished("shot", plan, fired, log);
        logs.remember(fired, log, done);
        return done;
    }
}
