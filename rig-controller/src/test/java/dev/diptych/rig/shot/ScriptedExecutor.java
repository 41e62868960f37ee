package dev.diptych.rig.shot;

import static dev.diptych.rig.shot.TestRig.ms;

import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.ShotExecutor;
import dev.diptych.rig.switching.ShotLog;
import dev.diptych.rig.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Executes every edge when it was asked to, unless told to fail. */
final class ScriptedExecutor implements ShotExecutor {
    final List<ClearedPlan> fired = new ArrayList<>();
    @Nullable
    String failsToFire;
    @Nullable
    String failsToLog;
    Predicate<Edge> logs = edge -> true;
    ToLongFunction<Edge> late = edge -> 0;
    long delayNanos;
    private final Clock clock;

    ScriptedExecutor(Clock clock) {
        this.clock = clock;
    }

    @Override
    public long edgeUncertaintyNanos() {
        return ms(0.02);
    }

    @Override
    public long longestShotNanos() {
        return Long.MAX_VALUE;
    }

    @Override
    public PendingShot fire(ClearedPlan shot) throws ShotException {
        clock.sleepUntil(clock.nanos() + delayNanos);
        shot.take(clock.nanos());
        fired.add(shot);
        if (failsToFire != null) {
            throw new ShotException(failsToFire);
        }
        return this::log;
    }

    private ShotLog log(long deadlineNanos) throws ShotException {
        ClearedPlan shot = fired.getLast();
        clock.sleepUntil(Math.min(deadlineNanos, shot.zeroNanos() + shot.plan().lastEdgeOffsetNanos()));
        if (failsToLog != null) {
            throw new ShotException(failsToLog);
        }
        return new ShotLog(shot.plan()
                .edges()
                .stream()
                .filter(logs)
                .map(edge -> new ExecutedEdge(edge, shot.instantNanos(edge) + late.applyAsLong(edge),
                        edgeUncertaintyNanos()))
                .toList());
    }
}
