package dev.diptych.rig.calibration;

import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.ShotExecutor;
import dev.diptych.rig.switching.ShotLog;
import dev.diptych.rig.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Switches lights exactly as asked, and remembers everything that it was asked. */
final class RecordingExecutor implements ShotExecutor {
    final List<ClearedPlan> fired = new ArrayList<>();
    private final Clock clock;
    private final List<RampLight> lights;

    RecordingExecutor(Clock clock, List<RampLight> lights) {
        this.clock = clock;
        this.lights = lights;
    }

    @Override
    public long edgeUncertaintyNanos() {
        return 0;
    }

    @Override
    public long longestShotNanos() {
        return Long.MAX_VALUE;
    }

    @Override
    public PendingShot fire(ClearedPlan shot) throws ShotException {
        shot.take(clock.nanos());
        fired.add(shot);
        List<ExecutedEdge> executed = shot.plan()
                .edges()
                .stream()
                .map(edge -> new ExecutedEdge(edge, shot.instantNanos(edge), 0))
                .toList();
        for (ExecutedEdge edge : executed) {
            lights.stream()
                    .filter(light -> light.id.equals(edge.lightId()))
                    .forEach(light -> light.switchTo(edge.level(), edge.instantNanos()));
        }
        return deadlineNanos -> {
            clock.sleepUntil(Math.min(deadlineNanos, executed.getLast().instantNanos()));
            return new ShotLog(executed);
        };
    }
}
