package dev.diptych.rig.mcu;

import dev.diptych.protocol.message.Reply;
import dev.diptych.protocol.time.BoardTime;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.ExecutedEdge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Finds the plan's edges in what a board did. */
final class EdgeMatcher {
    /** No board makes an edge that is later: it gives the shot up (a process after 20 ms, a microcontroller after 1). */
    private static final long MOST_LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

    private final LightSet lights;
    private final McuWiring wiring;
    private final long ticksPerSecond;

    EdgeMatcher(LightSet lights, McuWiring wiring, long ticksPerSecond) {
        this.lights = lights;
        this.wiring = wiring;
        this.ticksPerSecond = ticksPerSecond;
    }

    /**
     * The plan's edges as they were made, on the host's clock. The board makes an output's edges in their order; an edge
     * that brings one to rest because the shot was cut or the preview ended stands for the plan's last edge of its light,
     * whenever that was due.
     */
    List<ExecutedEdge> executed(List<Edge> plan, Timeline timeline, BoardLog log, BoardTime time) {
        List<ExecutedEdge> executed = new ArrayList<>();
        for (Light light : lights.all()) {
            List<Edge> planned = plan.stream().filter(edge -> edge.lightId().equals(light.id())).toList();
            Optional<McuOutput> output = timeline.steps()
                    .stream()
                    .filter(step -> step.planned().lightId().equals(light.id()))
                    .findFirst()
                    .map(step -> output(step.output(), light));
            if (output.isPresent()) {
                executed.addAll(of(light, output.get(), planned, log, time));
            }
        }
        executed.sort(Comparator.comparingLong(ExecutedEdge::instantNanos));
        return executed;
    }

    private McuOutput output(int number, Light light) {
        return wiring.torch().filter(torch -> torch.number() == number).orElseGet(() -> wiring.of(light.id()));
    }

    private List<ExecutedEdge> of(Light light, McuOutput output, List<Edge> planned, BoardLog log, BoardTime time) {
        List<ExecutedEdge> executed = new ArrayList<>();
        int next = 0;
        for (Reply.Edges.Edge made : log.edges()) {
            if (made.output() != output.number() || next >= planned.size()) {
                continue;
            }
            boolean toRest = made.level() == output.restLevel(light);
            boolean asPlanned = toRest == (planned.get(next).level() == light.restLevel());
            Edge edge = asPlanned ? planned.get(next) : planned.getLast();
            next = asPlanned ? next + 1 : planned.size();
            executed.add(executed(edge, output, made, log, time));
        }
        return broughtBack(executed, planned, light);
    }

    /** In a shot that was cut a light may have been brought back before a later stay of it began. */
    private static List<ExecutedEdge> broughtBack(List<ExecutedEdge> executed, List<Edge> planned, Light light) {
        if (executed.isEmpty() || executed.size() == planned.size()
                || executed.getLast().level() != light.restLevel()) {
            return executed;
        }
        ExecutedEdge last = executed.getLast();
        List<ExecutedEdge> kept = new ArrayList<>(executed.subList(0, executed.size() - 1));
        kept.add(new ExecutedEdge(planned.getLast(), last.instantNanos(), last.uncertaintyNanos()));
        return kept;
    }

    private ExecutedEdge executed(Edge edge, McuOutput output, Reply.Edges.Edge made, BoardLog log,
            BoardTime time) {
        long toldNanos = time.hostNanos((int) made.ticks());
        if (output.onDmx() && isInPacket(made, log)) {
            // At once, if the packet under way has not come to its slot, or with the next one.
            long latestNanos = wiring.packetNanos() + output.latestNanos();
            return new ExecutedEdge(edge, toldNanos + latestNanos / 2,
                    time.uncertaintyNanos(toldNanos) + latestNanos / 2 + 2 * tickNanos());
        }
        return new ExecutedEdge(edge, toldNanos + output.delayNanos(),
                time.uncertaintyNanos(toldNanos) + output.delaySpreadNanos() + tickNanos());
    }

    /** Whether the packet of another slot's edge was under way. */
    private boolean isInPacket(Reply.Edges.Edge made, BoardLog log) {
        long packetTicks = wiring.packetNanos() * ticksPerSecond / 1_000_000_000;
        return log.edges().stream().filter(other -> wiring.isOnDmx(other.output())).anyMatch(other -> {
            int since = (int) made.ticks() - (int) other.ticks();
            return since > 0 && since <= packetTicks;
        });
    }

    long tickNanos() {
        return 1_000_000_000L / ticksPerSecond + 1;
    }

    /** Why a log that is said to be complete is not of this timeline: other edges, or made at other times. */
    Optional<String> objection(Timeline timeline, BoardLog log) {
        List<Timeline.Step> steps = timeline.steps();
        List<Reply.Edges.Edge> left = new ArrayList<>(log.edges());
        for (Timeline.Step step : steps) {
            Optional<Reply.Edges.Edge> made = left.stream().filter(edge -> edge.output() == step.output()).findFirst();
            if (made.isEmpty() || made.get().level() != step.level()) {
                return Optional.of("an edge of " + wiring.nameOf(step.output()) + " is missing.");
            }
            left.remove(made.get());
            int lateTicks = (int) made.get().ticks() - timeline.startTicks() - (int) step.offsetTicks();
            if (Math.abs((long) lateTicks) > MOST_LATE_NANOS * ticksPerSecond / 1_000_000_000) {
                return Optional.of("an edge of %s lies %.1f ms off the tick it was commanded for."
                        .formatted(wiring.nameOf(step.output()), lateTicks * 1e3 / ticksPerSecond));
            }
        }
        return left.isEmpty() ? Optional.empty() : Optional.of("it has edges that nobody commanded.");
    }

    /** Each edge that was made, against the tick it was commanded for. */
    List<EdgeError> errors(Timeline timeline, BoardLog log, List<ExecutedEdge> executed) {
        List<EdgeError> errors = new ArrayList<>();
        List<Reply.Edges.Edge> left = new ArrayList<>(log.edges());
        for (Timeline.Step step : timeline.steps()) {
            Optional<Reply.Edges.Edge> made = left.stream()
                    .filter(edge -> edge.output() == step.output())
                    .findFirst()
                    .filter(edge -> edge.level() == step.level());
            if (made.isEmpty()) {
                continue;
            }
            left.remove(made.get());
            int commanded = timeline.startTicks() + (int) step.offsetTicks();
            int at = (int) made.get().ticks();
            long boundNanos = executed.stream()
                    .filter(edge -> edge.planned().equals(step.planned()))
                    .mapToLong(ExecutedEdge::uncertaintyNanos)
                    .findFirst()
                    .orElse(0);
            errors.add(new EdgeError(step.planned().lightId(), step.planned().level(),
                    step.planned().offsetNanos(), commanded, at, (at - commanded) * 1e6 / ticksPerSecond, boundNanos));
        }
        return errors;
    }
}
