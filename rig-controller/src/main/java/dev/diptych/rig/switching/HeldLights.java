package dev.diptych.rig.switching;

import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The lights of a rig while they are held for a preview. Any thread may let go; the rest is for one. */
public final class HeldLights {
    /** Without a log for so long after it let go, the executor has failed. */
    private static final long EXECUTOR_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Where is written what a preview did. */
    record Books(Clock clock, LightSet lights, SafetyGate gate, EdgeMemory memory, ClearedPlan preview) {
        void close(List<ExecutedEdge> edges) {
            gate.over(preview, new ShotLog(edges));
            memory.forgetSettled(clock.nanos());
            memory.add(edges);
        }
    }

    private final Books books;
    private final PreviewExecutor.Hold hold;
    private Optional<Fault> unknown = Optional.empty();
    private boolean ended;

    HeldLights(Books books, PreviewExecutor.Hold hold) {
        this.books = books;
        this.hold = hold;
    }

    /**
     * Goes on until then, but no longer than the preview was cleared for.
     *
     * @return false if the lights have been let go
     */
    public boolean keepUntil(long untilNanos) {
        return hold.keepUntil(untilNanos);
    }

    /** When the lights are let go unless they are kept longer, or when they were. */
    public long endNanos() {
        return hold.endNanos();
    }

    /** The lights go back to rest at once, if they have not. Whoever began the preview still {@linkplain #end ends} it. */
    public void letGo() {
        hold.letGo();
    }

    /** Every edge since the rig was last at rest for long, the preview's so far included, in no particular order. */
    public List<ExecutedEdge> edges() {
        List<ExecutedEdge> edges = new ArrayList<>(books.memory().edges());
        if (!ended) {
            edges.addAll(hold.edges());
        }
        return edges;
    }

    /**
     * Lets go, waits for the log and remembers what was switched; from then on shots are let through again. Once is
     * enough: later calls do nothing and say the same.
     *
     * @return what is not known of the lights now, which is latched; empty if they are at rest
     */
    public Optional<Fault> end() {
        if (!ended) {
            hold.letGo();
            end(Math.max(books.clock().nanos(), hold.endNanos()) + EXECUTOR_TIMEOUT_NANOS);
        }
        return unknown;
    }

    private void end(long deadlineNanos) {
        List<ExecutedEdge> edges;
        try {
            edges = hold.awaitLog(deadlineNanos).edges();
            away(edges).ifPresent(light -> latch("The executor does not say that it switched \"" + light.id()
                    + "\" back after the preview; look at the light, then clear the fault."));
        } catch (ShotException e) {
            edges = e.log().edges();
            latch(e.getMessage() == null ? e.toString() : e.getMessage());
        }
        ended = true;
        books.close(edges);
    }

    /** A light that did not come back to rest, by the log. */
    private Optional<Light> away(List<ExecutedEdge> edges) {
        return books.lights()
                .all()
                .stream()
                .filter(light -> edges.stream()
                        .filter(edge -> edge.lightId().equals(light.id()))
                        .max(Comparator.comparingLong(ExecutedEdge::instantNanos))
                        .filter(last -> last.level() != light.restLevel())
                        .isPresent())
                .findFirst();
    }

    private void latch(String sentence) {
        Fault fault = new Fault(FaultCode.E_OUTCOME_UNKNOWN, sentence);
        books.gate().latch(fault);
        unknown = Optional.of(fault);
    }
}
