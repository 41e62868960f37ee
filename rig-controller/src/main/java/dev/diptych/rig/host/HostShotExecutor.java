package dev.diptych.rig.host;

import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.NotFiredException;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.StoppableExecutor;
import dev.diptych.rig.switching.SwitchPlan;
import dev.diptych.rig.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Switches lights from this computer and times the edges by its own clock. It cannot promise an instant: it says of each
 * edge when it really happened, and the frame picker decides. It keeps these promises however late its thread is woken:
 * <ul>
 * <li>An edge is made once or not at all. Its output is told at the edge's instant, less half of the time that the
 * output may take to follow ({@link LightOutputs#longestDelayNanos}: microseconds for a line, milliseconds for DMX), and
 * never sooner. So none happens before its instant by more than that half, which is part of the stated uncertainty, and
 * of an edge that is made in time the instant lies within what is logged. Only edges that bring a light to rest because
 * the shot is broken off come sooner.
 * <li>An edge towards rest is made as soon as the thread runs; one away from rest that comes more than 20 ms late is not
 * made: the shot is cut short.
 * <li>The flash burns for no longer than planned and one late wake-up. How late that can be nobody knows (190 ms were
 * seen on a busy computer, 1.7 s on one that collected garbage besides, and a process that is stopped never wakes), so
 * no flash is taken without a hardware one-shot.
 * <li>Whatever goes wrong, the flash goes off first, then the lamps to rest, and what could not be set is named.
 * </ul>
 * {@link #rest} may be called by any thread, the rest by one at a time.
 */
public final class HostShotExecutor implements StoppableExecutor {
    private static final long WARM_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    /** HotSpot's second compiler takes a method after some 5,000 calls (Tier4InvocationThreshold). */
    private static final int MOST_WARM_UP_ROUNDS = 5_000;
    /** Beyond the length of a round, on a computer that is starting a good deal else. */
    private static final long WARM_UP_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long WARM_UP_STEP_NANOS = TimeUnit.MICROSECONDS.toNanos(10);

    private final Switchboard board;
    private final long switchUncertaintyNanos;
    private final Set<String> lightIds;
    private final StepTimer timer;
    private final Clock clock;
    private CompletableFuture<Void> timing = CompletableFuture.completedFuture(null);
    private @Nullable RunningShot running;
    private @Nullable String stopped;

    /**
     * @param outputs opened; each light of the rig is at one of them
     * @param oneShot the circuit that ends the flash's pulses by itself; behind this computer there is nothing else that
     *        would
     * @param switchUncertaintyNanos how far the telling of an output may lie from where it was asked, as measured on this
     *        computer: what plans allow for beside the outputs' own delay, not a promise
     * @throws DeviceException {@link DeviceFault#E_FLASH_UNPROTECTED} if the flash may be on for longer than its one-shot
     *         lets it
     * @throws IllegalArgumentException if the outputs do not fit the lights
     */
    public HostShotExecutor(LightSet lights, List<LightOutputs> outputs, HardwareOneShot oneShot,
            long switchUncertaintyNanos, StepTimer timer, Clock clock) throws DeviceException {
        if (switchUncertaintyNanos < 0) {
            throw new IllegalArgumentException(
                    "A switch's uncertainty cannot be negative, but is " + switchUncertaintyNanos + " ns.");
        }
        requireProtected(lights.flash(), oneShot);
        this.board = new Switchboard(lights, outputs);
        this.lightIds = lights.all().stream().map(Light::id).collect(Collectors.toUnmodifiableSet());
        this.switchUncertaintyNanos = switchUncertaintyNanos;
        this.timer = timer;
        this.clock = clock;
    }

    private static void requireProtected(Light flash, HardwareOneShot oneShot) throws DeviceException {
        if (flash.cap().maxAwayNanos() > oneShot.capNanos()) {
            throw new DeviceException(DeviceFault.E_FLASH_UNPROTECTED,
                    "The flash \"%s\" may be on for %.1f ms, but its hardware one-shot ends every pulse after %.1f ms, so that the log would call it lit when it is dark: lower its cap, or fit a longer one-shot."
                            .formatted(flash.id(), flash.cap().maxAwayNanos() / 1e6, oneShot.capNanos() / 1e6));
        }
    }

    /** Of any light: the slowest outputs count. */
    @Override
    public long edgeUncertaintyNanos() {
        // They are told half of their delay early, and have the other half, or a nanosecond more, left.
        return switchUncertaintyNanos + board.longestDelayNanos(lightIds) - leadNanos();
    }

    @Override
    public long longestShotNanos() {
        return Long.MAX_VALUE;
    }

    @Override
    public long leadNanos() {
        return board.leadNanos(lightIds);
    }

    @Override
    public synchronized PendingShot fire(ClearedPlan shot) throws ShotException {
        requireReady();
        shot.take(clock.nanos() + leadNanos());
        return start(shot.plan(), shot.zeroNanos());
    }

    private void requireReady() throws NotFiredException {
        if (stopped != null) {
            throw new NotFiredException("The rig was put to rest and stays so until that is cleared: " + stopped);
        }
        if (!timing.isDone()) {
            throw new NotFiredException(
                    "The edge timer is not done with the shot before; nothing was switched. Wait a moment and try again.");
        }
    }

    private PendingShot start(SwitchPlan plan, long zeroNanos) {
        RunningShot shot = new RunningShot(board, clock, plan, zeroNanos);
        running = shot;
        CompletableFuture<Void> steps = timer.start(shot.steps());
        timing = steps;
        // Told when the steps are done already: whoever has the log may fire again.
        var _ = steps.whenComplete((done, failure) -> shot.timerIsDone(failure));
        return shot;
    }

    /** By the calling thread, which names the lights that could not be put to rest. */
    @Override
    public Optional<String> rest(String reason) {
        RunningShot broken;
        synchronized (this) {
            stopped = stopped == null ? reason : stopped;
            broken = running;
        }
        RestOutcome rest = broken == null ? board.putToRest() : broken.end(false, () -> reason);
        return rest.isComplete() ? Optional.empty() : Optional.of(rest.sentence());
    }

    @Override
    public synchronized Optional<String> clear() {
        stopped = null;
        return Optional.empty();
    }

    /**
     * Makes the first shot as good as the hundredth: until it has run often enough to be compiled, the code of an edge
     * takes tens of times longer. Takes some 0.3 s, and no shot may be fired meanwhile. It goes the whole way of a shot,
     * through timer, outputs, measuring and log, and through the safe end, with a plan of its own that asks of each light
     * the level that it has anyway between shots, its rest level. It is made from the lights alone and knows no other
     * level, so nothing can change, and no clearance is needed. Outputs are told no faster than they follow: a DMX widget
     * that is flooded takes no packets.
     *
     * @throws ShotException if an output fails, or a light cannot be put to rest at the end
     */
    public void warmUp() throws ShotException {
        List<Set<String>> groups = board.groups();
        for (Set<String> group : groups) {
            // Each outputs by themselves: a slow driver would leave a fast one too few rounds.
            long endNanos = clock.nanos() + WARM_UP_NANOS / groups.size();
            long stepNanos = Math.max(WARM_UP_STEP_NANOS, board.longestDelayNanos(group));
            for (int round = 0; round < MOST_WARM_UP_ROUNDS && clock.nanos() < endNanos; round++) {
                SwitchPlan atRest = new SwitchPlan(edgesAtRest(group, stepNanos));
                PendingShot shot;
                synchronized (this) {
                    requireReady();
                    shot = start(atRest, clock.nanos() + board.leadNanos(group) + stepNanos);
                }
                shot.awaitLog(clock.nanos() + atRest.lastEdgeOffsetNanos() + WARM_UP_PATIENCE_NANOS);
            }
        }
        RestOutcome rest = board.putToRest();
        if (!rest.isComplete()) {
            throw new ShotException("The warm-up failed: " + rest.sentence());
        }
    }

    /** Each light by itself and then all together. */
    private List<Edge> edgesAtRest(Set<String> ids, long stepNanos) {
        List<Light> some = board.lights().all().stream().filter(light -> ids.contains(light.id())).toList();
        List<Edge> edges = new ArrayList<>();
        long lastNanos = some.size() * stepNanos;
        for (int i = 0; i < some.size(); i++) {
            edges.add(new Edge(some.get(i).id(), some.get(i).restLevel(), i * stepNanos));
            edges.add(new Edge(some.get(i).id(), some.get(i).restLevel(), lastNanos));
        }
        return edges;
    }
}
