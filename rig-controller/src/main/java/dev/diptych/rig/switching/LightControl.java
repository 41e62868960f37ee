package dev.diptych.rig.switching;

import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.concurrent.TimeUnit;

/**
 * The one way to the lights of a rig: plans go through the safety gate to the executor, and every edge is remembered for
 * as long as it may tell of a light's state. Whatever leaves a light's state unknown is latched into the gate.
 */
public final class LightControl {
    /** Without a log for so long after the last edge, the executor has failed. */
    private static final long EXECUTOR_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Clock clock;
    private final LightSet lights;
    private final ShotExecutor executor;
    private final SafetyGate gate;
    private final EdgeMemory memory;
    private final Supplier<Optional<Fault>> interlock;

    public LightControl(Clock clock, LightSet lights, ShotExecutor executor, SafetyGate gate) {
        this(clock, lights, executor, gate, Optional::empty);
    }

    /** @param interlock asked before every plan, whatever it is for: what keeps the rig from firing now */
    public LightControl(Clock clock, LightSet lights, ShotExecutor executor, SafetyGate gate,
            Supplier<Optional<Fault>> interlock) {
        this(clock, lights, executor, gate, new EdgeMemory(), interlock);
    }

    private LightControl(Clock clock, LightSet lights, ShotExecutor executor, SafetyGate gate, EdgeMemory memory,
            Supplier<Optional<Fault>> interlock) {
        this.interlock = interlock;
        this.clock = clock;
        this.lights = lights;
        this.executor = executor;
        this.gate = gate;
        this.memory = memory;
    }

    /** The same lights, now that their responses are known; the gate learns them, and no edge is forgotten. */
    public LightControl withResponses(LightSet measured) {
        gate.learn(measured);
        return new LightControl(clock, measured, executor, gate, memory, interlock);
    }

    /** What goes on while lights are switched. */
    public interface Watch {
        void watch() throws CameraException;
    }

    public LightSet lights() {
        return lights;
    }

    public long edgeUncertaintyNanos() {
        return executor.edgeUncertaintyNanos();
    }

    /** From a shot's first edge to its last, at most: longer ones are not fired. */
    public long longestShotNanos() {
        return executor.longestShotNanos();
    }

    /** The earliest first edge that the spacing of plans allows, {@code marginNanos} from now or later. */
    public long earliestFirstEdgeNanos(long marginNanos) {
        return gate.earliestFirstEdgeNanos(clock.nanos() + marginNanos + executor.leadNanos());
    }

    public GateDecision clear(SwitchPlan plan, long zeroNanos) {
        Optional<Fault> objection = objection();
        return objection.isPresent()
                ? new GateDecision.Rejected(objection.get())
                : gate.clear(plan, zeroNanos, soonestNanos());
    }

    /** As {@link #clear}, of a plan that is a preview: it is over when it is {@linkplain #hold held} and let go. */
    public GateDecision clearPreview(SwitchPlan plan, long zeroNanos) {
        Optional<Fault> objection = objection().or(this::torchObjection);
        return objection.isPresent()
                ? new GateDecision.Rejected(objection.get())
                : gate.clearPreview(plan, zeroNanos, soonestNanos());
    }

    /** What keeps the rig from switching anything now, beside the safety gate: a door, an emergency stop. */
    public Optional<Fault> objection() {
        return interlock.get();
    }

    /** Why this rig can never hold a preview; empty if it can. */
    public Optional<Fault> torchObjection() {
        return executor.previews().isPresent()
                ? Optional.empty()
                : Optional.of(new Fault(FaultCode.E_NO_TORCH, "This rig cannot hold a preview: \""
                        + lights.flash().id() + "\" has no output of its own as a torch, and the one-shot behind its"
                        + " flash line ends every pulse."));
    }

    /** What has to be begun before its instant has so much less time left. */
    private long soonestNanos() {
        return clock.nanos() + executor.leadNanos();
    }

    /** A person has looked at the lights and says that the cause of a latched fault is gone. */
    public void clearFault() {
        gate.clearLatch();
    }

    /** What was left unknown of the lights, and is refused until it is cleared. */
    public Optional<Fault> latched() {
        return gate.latched();
    }

    /** Every edge since the rig was last at rest for long, in no particular order. */
    public List<ExecutedEdge> edges() {
        return memory.edges();
    }

    /** Whether every light has certainly settled by now. */
    public boolean allSettled() {
        return memory.allSettledBy(clock.nanos(), lights);
    }

    /**
     * Fires a cleared plan, watches, and waits for the log. What goes wrong is added to {@code faults}, the first cause
     * first; {@code E_TOO_LATE} means that nothing was switched, {@code E_EDGE_LATE} that the executor broke the shot off
     * and every light is at rest.
     */
    public ShotLog run(ClearedPlan cleared, Watch watch, List<Fault> faults) {
        ShotLog log = new ShotLog(List.of());
        try {
            ShotExecutor.PendingShot pending = executor.fire(cleared);
            try {
                watch.watch();
            } catch (CameraException e) {
                // The lights run on by themselves: what they did is still asked for.
                faults.add(Fault.of(e));
            }
            long lastEdgeNanos = cleared.zeroNanos() + cleared.plan().lastEdgeOffsetNanos();
            log = pending.awaitLog(Math.max(clock.nanos(), lastEdgeNanos) + EXECUTOR_TIMEOUT_NANOS);
        } catch (NotFiredException e) {
            faults.add(new Fault(FaultCode.E_TOO_LATE, sentence(e)));
            return log;
        } catch (CutShortException e) {
            faults.add(new Fault(FaultCode.E_EDGE_LATE, sentence(e)));
            gate.executed(cleared, e.log());
            memory.forgetSettled(clock.nanos());
            memory.add(e.log().edges());
            return e.log();
        } catch (ShotException e) {
            faults.add(latched(sentence(e)));
            log = e.log();
        } catch (RuntimeException e) {
            // A driver's bug: what the lights do is as unknown as after a fault, and must not be forgotten.
            latched("The executor or the camera broke off in mid-shot (" + sentence(e)
                    + "); look at the lights, then clear the fault.");
            memory.add(cleared.plan().edges().stream().map(edge -> asPlanned(cleared, edge)).toList());
            throw e;
        }
        remember(cleared, log).ifPresent(faults::add);
        return log;
    }

    /**
     * Begins a cleared preview.
     *
     * @param untilNanos when it lets go unless it is kept longer
     * @throws ShotException {@link NotFiredException} if nothing was switched; otherwise the gate is latched
     */
    public HeldLights hold(ClearedPlan cleared, long untilNanos) throws ShotException {
        HeldLights.Books books = new HeldLights.Books(clock, lights, gate, memory, cleared);
        try {
            return new HeldLights(books, executor.previews().orElseThrow().hold(cleared, untilNanos));
        } catch (NotFiredException e) {
            books.close(List.of());
            throw e;
        } catch (ShotException e) {
            latched(sentence(e));
            books.close(e.log().edges());
            throw e;
        } catch (RuntimeException e) {
            latched("The executor broke off when a preview began (" + sentence(e)
                    + "); look at the lights, then clear the fault.");
            books.close(cleared.plan().edges().stream().map(edge -> asPlanned(cleared, edge)).toList());
            throw e;
        }
    }

    private Optional<Fault> remember(ClearedPlan cleared, ShotLog log) {
        gate.executed(cleared, log);
        memory.forgetSettled(clock.nanos());
        memory.add(log.edges());
        List<Edge> unlogged = cleared.plan().edges().stream().filter(edge -> log.executed(edge).isEmpty()).toList();
        if (unlogged.isEmpty()) {
            return Optional.empty();
        }
        memory.add(unlogged.stream()
                .filter(edge -> !overtaken(cleared, edge, log))
                .map(edge -> asPlanned(cleared, edge))
                .toList());
        return Optional.of(latched("The executor does not say that it switched \"" + unlogged.getFirst().lightId()
                + "\" to " + unlogged.getFirst().level() + "; look at the light, then clear the fault."));
    }

    /** Whether a later edge of its light was switched before this one was due, as when a shot is broken off. */
    private static boolean overtaken(ClearedPlan cleared, Edge edge, ShotLog log) {
        return log.edges()
                .stream()
                .anyMatch(done -> done.lightId().equals(edge.lightId())
                        && done.planned().offsetNanos() > edge.offsetNanos()
                        && done.instantNanos() < cleared.instantNanos(edge));
    }

    private Fault latched(String sentence) {
        Fault fault = new Fault(FaultCode.E_OUTCOME_UNKNOWN, sentence);
        gate.latch(fault);
        return fault;
    }

    /** For want of a log: until a person has looked, the light may have been switched as it was planned. */
    private ExecutedEdge asPlanned(ClearedPlan cleared, Edge edge) {
        return new ExecutedEdge(edge, cleared.instantNanos(edge), executor.edgeUncertaintyNanos());
    }

    private static String sentence(Exception e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
