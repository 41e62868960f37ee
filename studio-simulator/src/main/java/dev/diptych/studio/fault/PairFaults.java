package dev.diptych.studio.fault;

import dev.diptych.rig.switching.SwitchPlan;
import dev.diptych.studio.sensor.FrameFate;
import dev.diptych.studio.sensor.FrameFaults;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that goes wrong in a studio, pair by pair. Between the end of a pair and the beginning of the next nothing
 * does. What goes wrong in a pair depends on the seed and the pair's number, and not on what was done in pairs before.
 */
public final class PairFaults implements FrameFaults {
    private final StudioParts parts;
    private final double probability;
    private final double secondProbability;
    private final long seed;
    private long pairNumber;
    /** Of the pair that runs. */
    private @Nullable FaultScript running;

    /**
     * @param probability of a pair to have a fault
     * @param secondProbability of a pair that has one to have another
     */
    public PairFaults(StudioParts parts, double probability, double secondProbability, long seed) {
        this.parts = parts;
        this.probability = probability;
        this.secondProbability = secondProbability;
        this.seed = seed;
    }

    /** The next pair begins, with the faults that are drawn for it. */
    public void pairBegins(long nowNanos) {
        FaultDraw draw = nextDraw();
        begin(draw, draw.kinds(probability, secondProbability), nowNanos);
    }

    /** The next pair begins, with these faults. */
    public void pairBegins(List<StudioFault> kinds, long nowNanos) {
        begin(nextDraw(), kinds, nowNanos);
    }

    /** The pair is over, and everything is right again; the faults that took effect in it, each kind once. */
    public List<StudioFault> pairEnds(long nowNanos) {
        if (running == null) {
            throw new IllegalStateException("No pair has begun that could end.");
        }
        List<StudioFault> tookEffect = running.pairEnds(nowNanos);
        running = null;
        return tookEffect;
    }

    /** A plan is carried out: what becomes of its edges is to be asked of the answer, in order. */
    public EdgeFaults planFires(SwitchPlan plan, long zeroNanos, long nowNanos) {
        FaultScript script = running;
        if (script == null) {
            return EdgeFaults.NONE;
        }
        return ShotMoments.of(plan, zeroNanos, nowNanos, parts)
                .filter(script::shotFires)
                .<EdgeFaults>map(shot -> script::befall)
                .orElse(EdgeFaults.NONE);
    }

    @Override
    public FrameFate befall(long readoutNanos, long arrivalNanos, FrameFate fate) {
        return running == null ? fate : running.befall(readoutNanos, arrivalNanos, fate);
    }

    private FaultDraw nextDraw() {
        if (running != null) {
            throw new IllegalStateException("The pair before has not ended yet.");
        }
        return new FaultDraw(parts, seed, pairNumber++);
    }

    private void begin(FaultDraw draw, List<StudioFault> kinds, long nowNanos) {
        FaultScript script = new FaultScript(kinds.stream().distinct().map(draw::fault).toList());
        running = script;
        script.pairBegins(nowNanos);
    }
}
