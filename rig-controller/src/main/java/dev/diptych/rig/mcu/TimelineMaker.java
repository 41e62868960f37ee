package dev.diptych.rig.mcu;

import dev.diptych.protocol.message.Kind;
import dev.diptych.protocol.message.Limits;
import dev.diptych.protocol.message.Request;
import dev.diptych.protocol.time.BoardTime;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.NotFiredException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Makes timelines of plans: each edge at the tick at which its output has to be told so that the switch moves at the edge's
 * instant. Both ends count a stay by their own clocks, so that one that just keeps its cap by the host's may be some ticks
 * longer by the board's: it is cut to the cap, by what the board's clock is faster. A board makes edges at one instant or
 * EDGE_GAP_US apart: those that lie closer are made together, the later ones sooner than planned by less than that.
 */
final class TimelineMaker {
    /** By how much sooner an edge may be made than planned, so that it is made together with another. */
    static final long GATHERED_NANOS = TimeUnit.MICROSECONDS.toNanos(Limits.EDGE_GAP_US);
    /** Both of a stay's ends are whole ticks. */
    private static final long ROUNDING_TICKS = 2;

    private final LightSet lights;
    private final McuWiring wiring;
    private final Request.SetCaps caps;
    private final long ticksPerSecond;

    TimelineMaker(LightSet lights, McuWiring wiring, Request.SetCaps caps, long ticksPerSecond) {
        this.lights = lights;
        this.wiring = wiring;
        this.caps = caps;
        this.ticksPerSecond = ticksPerSecond;
    }

    Timeline shot(ClearedPlan plan, BoardTime time) throws NotFiredException {
        List<Told> told = new ArrayList<>();
        int zeroTicks = firstTicks(plan, time);
        for (Light light : lights.all()) {
            told.addAll(trimmed(told(plan, light, wiring.of(light.id()), time, zeroTicks), light, time));
        }
        return timeline(Kind.SHOT, told);
    }

    /** What leaves rest; the board brings it back by itself. */
    Timeline preview(ClearedPlan plan, McuOutput torch, BoardTime time) throws NotFiredException {
        List<Told> told = new ArrayList<>();
        int zeroTicks = firstTicks(plan, time);
        for (Light light : lights.all()) {
            McuOutput output = light.equals(lights.flash()) ? torch : wiring.of(light.id());
            told(plan, light, output, time, zeroTicks).stream()
                    .filter(edge -> edge.edge().level() != light.restLevel())
                    .forEach(told::add);
        }
        return timeline(Kind.PREVIEW, told);
    }

    /** @param ticks after the plan's first edge; a little less for an output that follows late */
    private record Told(Edge edge, McuOutput output, int level, long ticks, int zeroTicks) {
        Told at(long other) {
            return new Told(edge, output, level, other, zeroTicks);
        }
    }

    private static int firstTicks(ClearedPlan plan, BoardTime time) {
        return time.ticksAt(plan.zeroNanos() + plan.plan().firstEdgeOffsetNanos());
    }

    private List<Told> told(ClearedPlan plan, Light light, McuOutput output, BoardTime time, int zeroTicks)
            throws NotFiredException {
        List<Told> told = new ArrayList<>();
        for (Edge edge : plan.plan().edges()) {
            if (!edge.lightId().equals(light.id())) {
                continue;
            }
            if (!output.onDmx() && edge.level() != light.restLevel() && isPartial(light, edge, output)) {
                throw new NotFiredException(
                        "\"%s\" is asked for %.2f of its level, but the board's output %d is a pin, which is on or off; nothing was switched."
                                .formatted(light.id(), edge.level(), output.number()));
            }
            // Counted from the first edge, so that a counter that wraps in between does not matter.
            int ticks = time.ticksAt(plan.instantNanos(edge) - output.delayNanos()) - zeroTicks;
            long after = told.isEmpty() ? Long.MIN_VALUE : told.getLast().ticks() + 1;
            told.add(new Told(edge, output, output.wireLevel(light, edge.level()), Math.max(after, ticks),
                    zeroTicks));
        }
        return told;
    }

    /** What the torch's pin gives is its level, whatever that is. */
    private boolean isPartial(Light light, Edge edge, McuOutput output) {
        return wiring.torch().filter(output::equals).isEmpty() && edge.level() != 1 - light.restLevel();
    }

    private List<Told> trimmed(List<Told> told, Light light, BoardTime time) {
        long wholeCapTicks = capTicks(wiring.of(light.id()));
        // Its beginning may still be moved forward.
        long capTicks = wholeCapTicks - gapTicks();
        long mostTrimmed = Math.round(wholeCapTicks * Math.max(0, time.driftPpm()) * 1e-6) + gapTicks()
                + ROUNDING_TICKS;
        List<Told> kept = new ArrayList<>();
        long awaySince = 0;
        double level = light.restLevel();
        for (Told edge : told) {
            boolean leaves = level == light.restLevel();
            level = edge.edge().level();
            long over = edge.ticks() - awaySince - capTicks;
            boolean trim = !leaves && level == light.restLevel() && over > 0 && over <= mostTrimmed;
            awaySince = leaves ? edge.ticks() : awaySince;
            kept.add(trim ? edge.at(edge.ticks() - over) : edge);
        }
        return kept;
    }

    private long capTicks(McuOutput output) {
        long awayUs = caps.caps()
                .stream()
                .filter(cap -> cap.output() == output.number())
                .findFirst()
                .orElseThrow()
                .awayMaxUs();
        return awayUs * ticksPerSecond / 1_000_000;
    }

    private long gapTicks() {
        return Limits.EDGE_GAP_US * ticksPerSecond / 1_000_000;
    }

    private List<Told> gathered(List<Told> told) {
        List<Told> gathered = new ArrayList<>();
        Set<McuOutput> together = new HashSet<>();
        long instant = 0;
        for (Told edge : told.stream().sorted(Comparator.comparingLong(Told::ticks)).toList()) {
            boolean close = !together.isEmpty() && edge.ticks() - instant < gapTicks();
            if (!close || together.contains(edge.output())) {
                instant = close ? instant + gapTicks() : edge.ticks();
                together.clear();
            }
            together.add(edge.output());
            gathered.add(edge.at(instant));
        }
        return gathered;
    }

    private Timeline timeline(Kind kind, List<Told> told) {
        List<Told> sorted = gathered(told);
        long first = sorted.getFirst().ticks();
        return new Timeline(kind, (int) (sorted.getFirst().zeroTicks() + first),
                sorted.stream()
                        .map(edge -> new Timeline.Step(edge.ticks() - first, edge.output().number(), edge.level(),
                                edge.edge()))
                        .toList());
    }
}
