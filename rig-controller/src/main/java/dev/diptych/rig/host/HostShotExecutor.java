package dev.diptych.rig.host;

import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.NotFiredException;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.ShotExecutor;
import dev.diptych.rig.switching.SwitchPlan;
import dev.diptych.rig.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Switches lights from this computer and times the edges by its own clock. It cannot promise an instant: it says of each
 * edge when it really happened, and the frame picker decides. It keeps these promises however late its thread is woken:
 * <ul>
 * <li>An edge is made once or not at all, and none before its instant, but for those that bring a light to rest early
 * because the shot is broken off.
 * <li>An edge towards rest is made as soon as the thread runs; one away from rest that comes more than 20 ms late is not
 * made: the shot is cut short.
 * <li>The flash burns for no longer than planned and one late wake-up. How late that can be nobody knows (190 ms were
 * seen on a busy computer, 1.7 s on one that collected garbage besides, and a process that is stopped never wakes), so
 * no flash is taken without a hardware one-shot.
 * <li>Whatever goes wrong, the flash goes off first, then the lamps to rest, and what could not be set is named.
 * </ul>
 * {@link #rest} may be called by any thread, the rest by one at a time.
 */
public final class HostShotExecutor implements ShotExecutor {
    private static final long WARM_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    /** HotSpot's second compiler takes a method after some 5,000 calls (Tier4InvocationThreshold). */
    private static final int MOST_WARM_UP_ROUNDS = 5_000;
    /** For one round, on a computer that is starting a good deal else. */
    private static final long WARM_UP_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long WARM_UP_STEP_NANOS = TimeUnit.MICROSECONDS.toNanos(10);

    private final Switchboard board;
    private final long edgeUncertaintyNanos;
    private final StepTimer timer;
    private final Clock clock;
    private CompletableFuture<Void> timing = CompletableFuture.completedFuture(null);
    private @Nullable RunningShot running;
    private @Nullable String stopped;

    /**
     * @param outputs opened; each light of the rig is at one of them
     * @param oneShot the circuit that ends the flash's pulses by itself; without one the rig's flash is refused,
     *        because behind this computer there is nothing else that would
     * @param edgeUncertaintyNanos how far an edge may lie from where it was asked, as measured on this computer: what
     *        plans allow for, not a promise
     * @throws DeviceException {@link DeviceFault#E_FLASH_UNPROTECTED}
     * @throws IllegalArgumentException if the outputs do not fit the lights
     */
    public HostShotExecutor(LightSet lights, List<LightOutputs> outputs, Optional<HardwareOneShot> oneShot,
            long edgeUncertaintyNanos, StepTimer timer, Clock clock) throws DeviceException {
        if (edgeUncertaintyNanos < 0) {
            throw new IllegalArgumentException(
                    "An edge's uncertainty cannot be negative, but is " + edgeUncertaintyNanos + " ns.");
        }
        requireProtected(lights.flash(), oneShot);
        this.board = new Switchboard(lights, outputs);
        this.edgeUncertaintyNanos = edgeUncertaintyNanos;
        this.timer = timer;
        this.clock = clock;
    }

    private static void requireProtected(Light flash, Optional<HardwareOneShot> oneShot) throws DeviceException {
        if (oneShot.isEmpty()) {
            throw new DeviceException(DeviceFault.E_FLASH_UNPROTECTED,
                    "The flash \"%s\" is switched by this computer, which may stop while it burns, and no hardware one-shot is named: put one between the output and the LED, and set flash.hardware_cap_ms to the longest pulse that it lets through."
                            .formatted(flash.id()));
        }
        if (flash.cap().maxAwayNanos() > oneShot.get().capNanos()) {
            throw new DeviceException(DeviceFault.E_FLASH_UNPROTECTED,
                    "The flash \"%s\" may be on for %.1f ms, but its hardware one-shot ends every pulse after %.1f ms, so that the log would call it lit when it is dark: lower its cap, or fit a longer one-shot."
                            .formatted(flash.id(), flash.cap().maxAwayNanos() / 1e6, oneShot.get().capNanos() / 1e6));
        }
    }

    @Override
    public long edgeUncertaintyNanos() {
        return edgeUncertaintyNanos;
    }

    @Override
    public synchronized PendingShot fire(ClearedPlan shot) throws ShotException {
        requireReady();
        shot.take(clock.nanos());
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

    /**
     * Puts the rig to rest at once, by the calling thread: the flash off, then the lamps. A running shot is broken off
     * and its log refused with the reason; nothing is fired until {@link #clear}. Of several reasons the first is kept.
     *
     * @param reason a sentence, such as of the emergency stop
     * @return names the lights that could not be put to rest and says what to do; empty if all were
     */
    public Optional<String> rest(String reason) {
        RunningShot broken;
        synchronized (this) {
            stopped = stopped == null ? reason : stopped;
            broken = running;
        }
        RestOutcome rest = broken == null ? board.putToRest() : broken.end(false, () -> reason);
        return rest.isComplete() ? Optional.empty() : Optional.of(rest.sentence());
    }

    /** A person has seen to the cause: shots may be fired again. */
    public synchronized void clear() {
        stopped = null;
    }

    /**
     * Makes the first shot as good as the hundredth: until it has run often enough to be compiled, the code of an edge
     * takes tens of times longer. Takes 0.3 s at most, and no shot may be fired meanwhile. It goes the whole way of a
     * shot, through timer, outputs, measuring and log, and through the safe end, with a plan of its own that asks of
     * each light the level that it has anyway between shots, its rest level. It is made from the lights alone and knows
     * no other level, so nothing can change, and no clearance is needed.
     *
     * @throws ShotException if an output fails
     */
    public void warmUp() throws ShotException {
        List<Set<String>> groups = board.groups();
        for (Set<String> group : groups) {
            // Each outputs by themselves: a slow driver would leave a fast one too few rounds.
            long endNanos = clock.nanos() + WARM_UP_NANOS / groups.size();
            for (int round = 0; round < MOST_WARM_UP_ROUNDS && clock.nanos() < endNanos; round++) {
                SwitchPlan atRest = new SwitchPlan(edgesAtRest(group));
                PendingShot shot;
                synchronized (this) {
                    requireReady();
                    shot = start(atRest, clock.nanos() + WARM_UP_STEP_NANOS);
                }
                shot.awaitLog(clock.nanos() + WARM_UP_PATIENCE_NANOS);
            }
        }
        board.putToRest();
    }

    /** Each light by itself and then all together, a few microseconds apart. */
    private List<Edge> edgesAtRest(Set<String> ids) {
        List<Light> some = board.lights().all().stream().filter(light -> ids.contains(light.id())).toList();
        List<Edge> edges = new ArrayList<>();
        long lastNanos = some.size() * WARM_UP_STEP_NANOS;
        for (int i = 0; i < some.size(); i++) {
            edges.add(new Edge(some.get(i).id(), some.get(i).restLevel(), i * WARM_UP_STEP_NANOS));
            edges.add(new Edge(some.get(i).id(), some.get(i).restLevel(), lastNanos));
        }
        return edges;
    }
}
