package dev.diptych.studio;

import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.PreviewExecutor;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.ShotLog;
import dev.diptych.rig.time.Clock;
import dev.diptych.studio.light.SimulatedLight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The simulated lights while they are held for a preview. Their way back is always set, for when the hold lets go, and
 * moved whenever that is put off; so the lights return by themselves, whoever looks at them and when.
 */
final class SimulatedHold implements PreviewExecutor.Hold {
    /**
     * A light's way back.
     *
     * @param lateNanos its switch moves so much after it was told
     */
    record WayBack(Edge edge, SimulatedLight light, long lateNanos) {}

    /** Logs an edge. */
    interface Logging {
        ExecutedEdge executed(Edge edge, long instantNanos);
    }

    private final Clock clock;
    private final List<ExecutedEdge> away;
    private final List<WayBack> back;
    private final long latestNanos;
    private final Logging logging;
    private long endNanos;
    private @Nullable List<ExecutedEdge> log;

    /**
     * @param away edges away from rest, by now or to come
     * @param latestNanos the plan's end
     * @param untilNanos when it lets go unless it is kept longer
     */
    SimulatedHold(Clock clock, List<ExecutedEdge> away, List<WayBack> back, long latestNanos, long untilNanos,
            Logging logging) {
        this.clock = clock;
        this.away = List.copyOf(away);
        this.back = List.copyOf(back);
        this.latestNanos = latestNanos;
        this.logging = logging;
        this.endNanos = Math.min(untilNanos, latestNanos);
        back.forEach(way -> way.light().switchBackAt(endNanos + way.lateNanos()));
    }

    @Override
    public synchronized boolean keepUntil(long untilNanos) {
        if (isOver()) {
            return false;
        }
        endAt(Math.clamp(untilNanos, clock.nanos(), latestNanos));
        return true;
    }

    @Override
    public synchronized long endNanos() {
        return endNanos;
    }

    @Override
    public synchronized void letGo() {
        if (!isOver()) {
            endAt(clock.nanos());
        }
    }

    private boolean isOver() {
        return clock.nanos() >= endNanos;
    }

    private void endAt(long instantNanos) {
        endNanos = instantNanos;
        back.forEach(way -> way.light().moveBackTo(instantNanos + way.lateNanos()));
    }

    @Override
    public synchronized List<ExecutedEdge> edges() {
        return isOver() ? log() : away;
    }

    /** A switch that was to come after the end has not moved, and neither has its light's way back. */
    private List<ExecutedEdge> log() {
        if (log == null) {
            List<ExecutedEdge> edges = new ArrayList<>();
            for (WayBack way : back) {
                List<ExecutedEdge> made = away.stream()
                        .filter(edge -> edge.lightId().equals(way.edge().lightId())
                                && edge.instantNanos() < endNanos)
                        .toList();
                edges.addAll(made);
                if (!made.isEmpty()) {
                    edges.add(logging.executed(way.edge(), endNanos + way.lateNanos()));
                }
            }
            edges.sort(Comparator.comparingLong(ExecutedEdge::instantNanos));
            log = List.copyOf(edges);
        }
        return Objects.requireNonNull(log);
    }

    @Override
    public ShotLog awaitLog(long deadlineNanos) throws ShotException {
        long doneNanos = endNanos() + back.stream().mapToLong(WayBack::lateNanos).max().orElse(0);
        clock.sleepUntil(Math.min(doneNanos, deadlineNanos));
        synchronized (this) {
            if (clock.nanos() < doneNanos) {
                throw new ShotException(
                        "The preview's log was asked for before its lights had been let go; wait longer.");
            }
            back.forEach(way -> way.light().endWayBack());
            return new ShotLog(log());
        }
    }
}
