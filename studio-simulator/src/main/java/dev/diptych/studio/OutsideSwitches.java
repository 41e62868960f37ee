package dev.diptych.studio;

import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.ShotExecutor;
import dev.diptych.studio.fault.EdgeFate;
import dev.diptych.studio.sensor.SwitchesKnown;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The studio's lights behind outputs that something else switches, such as a board: it tells of each switch that it has
 * {@link #moved}, and its executor is asked through {@link #behind}. What the grade lets go wrong with edges befalls them
 * here, between the output and the light. Any thread may tell of switches; the rest is for the studio's own.
 */
public final class OutsideSwitches {
    private record Move(String lightId, double level, long instantNanos) {}

    /**
     * What becomes of an edge of the shot that is fired, when its output moves.
     *
     * @param lateNanos the switch behind the output moves so much later than the output
     */
    private record Expected(Edge edge, EdgeFate fate, long lateNanos) {}

    private final SwitchedLights lights;
    private final SwitchesKnown reports;
    private final Queue<Move> moves = new ConcurrentLinkedQueue<>();
    private final Map<String, Deque<Expected>> expected = new HashMap<>();
    private final Map<String, Move> latest = new HashMap<>();

    OutsideSwitches(SwitchedLights lights, SwitchesKnown reports) {
        this.lights = lights;
        this.reports = reports;
        lights.all()
                .forEach(light -> latest.put(light.id(),
                        new Move(light.id(), light.restsOn() ? 1 : 0, Long.MIN_VALUE)));
    }

    /**
     * An output has moved.
     *
     * @param instantNanos not before any move of this light that was told before
     */
    public void moved(String lightId, double level, long instantNanos) {
        moves.add(new Move(lightId, level, instantNanos));
    }

    /**
     * The executor of these outputs, with what befalls edges: a switch that moves late is late in its log, as it would be
     * in that of an executor that measures behind its outputs.
     */
    public ShotExecutor behind(ShotExecutor outputs) {
        return new OutsideShotExecutor(outputs, this, lights);
    }

    /** Whatever of a shot before has not moved yet is not waited for any more. */
    void expectNothing() {
        expected.clear();
    }

    /** Its output will move; edges of a light in their order. */
    void expect(Edge edge, EdgeFate fate, long lateNanos) {
        expected.computeIfAbsent(edge.lightId(), id -> new ArrayDeque<>()).add(new Expected(edge, fate, lateNanos));
    }

    /** Returns when every move before that instant has been told, and the lights have followed. */
    void awaitUntil(long instantNanos) {
        reports.awaitUntil(instantNanos);
        for (Move move = moves.poll(); move != null; move = moves.poll()) {
            follow(move);
        }
    }

    private void follow(Move move) {
        Move before = latest.getOrDefault(move.lightId(), move);
        Deque<Expected> next = expected.getOrDefault(move.lightId(), new ArrayDeque<>());
        EdgeFate fate = EdgeFate.asAsked(move.level(), move.instantNanos());
        if (!next.isEmpty() && next.getFirst().edge().level() == move.level()) {
            Expected due = next.removeFirst();
            fate = new EdgeFate(move.instantNanos() + due.lateNanos(), due.fate().reachesLight(), due.fate().level(),
                    due.fate().extraDeadNanos());
        } else if (before.level() == move.level()) {
            // An output that is set to what it is moves no light.
            return;
        }
        fate = fate.notBefore(before.instantNanos());
        latest.put(move.lightId(), new Move(move.lightId(), move.level(), fate.instantNanos()));
        lights.follow(move.lightId(), fate);
    }
}
