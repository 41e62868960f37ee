package dev.diptych.rig.host;

import dev.diptych.rig.light.Light;
import dev.diptych.rig.switching.CutShortException;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.ShotExecutor.PendingShot;
import dev.diptych.rig.switching.ShotLog;
import dev.diptych.rig.switching.SwitchPlan;
import dev.diptych.rig.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One shot from its start to its log. The edge timer's thread switches; any thread may end the shot, and whoever does
 * puts the lights to rest before anything else. Only the first end counts.
 * <pre>
 * running --last edge done--------------------------------------> logged
 *    |------a light would leave rest too late--> lights to rest --> cut short, all known
 *    +------output fails, deadline, stopped----> lights to rest --> failed
 * </pre>
 * What happens after the end: the timer's thread, should it have been somewhere in an output, finds the shot ended, puts
 * the lights to rest once more, and does none of the steps that are left.
 */
final class RunningShot implements PendingShot {
    /**
     * A light that would leave rest later than this stays there. The camera's exposures do not wait, so the frames are
     * lost anyway, and a thread that has just been kept waiting may be kept waiting again while the flash burns. The
     * other way, towards rest, an edge is made however late it is.
     */
    private static final long MOST_LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    /** For another thread that is just ending the shot: as long as its safe end can take, and more. */
    private static final long END_NANOS = TimeUnit.SECONDS.toNanos(2);

    private sealed interface Outcome {
        record Logged(ShotLog log) implements Outcome {}

        /** @param known whether every switch is in the log, and every light at rest */
        record Ended(boolean known, String sentence, ShotLog log) implements Outcome {}
    }

    /** Ends the steps that are left of a shot whose lights have been put to rest. */
    private static final class ShotIsOver extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final Switchboard board;
    private final Clock clock;
    private final SwitchPlan plan;
    private final long zeroNanos;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final ConcurrentLinkedQueue<ExecutedEdge> executed = new ConcurrentLinkedQueue<>();
    /** Lights that a step has begun to switch. */
    private final Set<String> touched = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<Outcome> outcome = new LinkedBlockingQueue<>();

    RunningShot(Switchboard board, Clock clock, SwitchPlan plan, long zeroNanos) {
        this.board = board;
        this.clock = clock;
        this.plan = plan;
        this.zeroNanos = zeroNanos;
    }

    /** One for each instant at which outputs are told. */
    List<StepTimer.Step> steps() {
        Map<Long, List<Edge>> together = new TreeMap<>();
        plan.edges().forEach(edge -> together.computeIfAbsent(toldNanos(edge), at -> new ArrayList<>()).add(edge));
        List<StepTimer.Step> steps = new ArrayList<>();
        together.forEach((toldNanos, edges) -> steps
                .add(new StepTimer.Step(toldNanos, () -> perform(edges, toldNanos))));
        return steps;
    }

    private long toldNanos(Edge edge) {
        return zeroNanos + edge.offsetNanos() - board.leadNanos(Set.of(edge.lightId()));
    }

    private void perform(List<Edge> edges, long toldNanos) {
        if (!ended.get()) {
            requireInTime(edges, clock.nanos() - toldNanos);
            edges.forEach(edge -> touched.add(edge.lightId()));
            try {
                board.switchTo(edges, () -> !ended.get(), this::switched);
            } catch (DeviceException | RuntimeException e) {
                end(false, () -> "The shot was broken off because a light may not have been switched: " + sentence(e));
                throw new ShotIsOver();
            }
        }
        if (ended.get()) {
            // Whoever ended it may not have reached an output that this thread was in.
            board.putToRest();
            throw new ShotIsOver();
        }
    }

    private void requireInTime(List<Edge> edges, long lateNanos) {
        if (lateNanos <= MOST_LATE_NANOS) {
            return;
        }
        for (Edge edge : edges) {
            if (leavesRest(edge)) {
                end(true,
                        () -> "\"%s\" was to be switched to %.2f, but this computer came to it %.1f ms late and broke the shot off; take the pair again, and if it happens often, leave this computer less to do or let a microcontroller time the edges."
                                .formatted(edge.lightId(), edge.level(), lateNanos / 1e6));
                throw new ShotIsOver();
            }
        }
    }

    private boolean leavesRest(Edge edge) {
        return board.lights().find(edge.lightId()).map(Light::restLevel).orElse(0.0) != edge.level();
    }

    private void switched(Edge edge, Switched when) {
        executed.add(new ExecutedEdge(edge, when.instantNanos(), when.uncertaintyNanos()));
    }

    /** The timer has done the steps, or has given up. */
    void timerIsDone(@Nullable Throwable failure) {
        if (failure instanceof ShotIsOver) {
            return;
        }
        if (failure != null) {
            end(false, () -> "The edge timer gave the shot up: " + sentence(failure));
        } else if (ended.compareAndSet(false, true)) {
            outcome.add(new Outcome.Logged(log()));
        }
    }

    /**
     * Puts the lights to rest; the first to call this on a running shot decides what the shot says.
     *
     * @param known whether all that was switched is known
     * @param why asked only when the lights are at rest: the first sentence that a JVM formats takes it up to 100 ms
     */
    RestOutcome end(boolean known, Supplier<String> why) {
        boolean first = ended.compareAndSet(false, true);
        RestOutcome rest = board.putToRest();
        if (first) {
            board.lights().all().forEach(light -> broughtBack(light, rest));
            outcome.add(new Outcome.Ended(known && rest.isComplete(), why.get() + " " + rest.sentence(), log()));
        }
        return rest;
    }

    /** A light that had been switched came to rest by its last edge, before that was due. */
    private void broughtBack(Light light, RestOutcome rest) {
        Optional<Edge> last = plan.edges()
                .stream()
                .filter(edge -> edge.lightId().equals(light.id()))
                .reduce((earlier, later) -> later);
        Switched when = rest.switched().get(light.id());
        if (last.isPresent() && when != null && touched.contains(light.id())
                && executed.stream().noneMatch(done -> done.planned().equals(last.get()))) {
            switched(last.get(), when);
        }
    }

    private ShotLog log() {
        return new ShotLog(
                executed.stream().sorted(Comparator.comparingLong(ExecutedEdge::instantNanos)).toList());
    }

    @Override
    public ShotLog awaitLog(long deadlineNanos) throws ShotException {
        Outcome reached = clock.poll(outcome, deadlineNanos);
        if (reached == null) {
            end(false,
                    () -> "The shot had not come to its end when its log was due: this computer has too much to do, or a driver hangs.");
            reached = clock.poll(outcome, clock.nanos() + END_NANOS);
        }
        if (reached == null) {
            throw new ShotException("The shot does not come to its end: a driver hangs. Look at the lights.", log());
        }
        // Whoever asks again is told the same.
        outcome.add(reached);
        return switch (reached) {
            case Outcome.Logged logged -> logged.log();
            case Outcome.Ended end when end.known() -> throw new CutShortException(end.sentence(), end.log());
            case Outcome.Ended end -> throw new ShotException(end.sentence(), end.log());
        };
    }

    private static String sentence(Throwable e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
