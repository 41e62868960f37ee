package dev.diptych.studio.fault;

import dev.diptych.rig.switching.Edge;
import dev.diptych.studio.sensor.FrameFate;
import java.util.Comparator;
import java.util.List;

/** What goes wrong in one pair: its faults, in the order in which they act. */
final class FaultScript {
    private final List<PairFault> faults;
    private boolean shotFired;

    FaultScript(List<PairFault> faults) {
        this.faults = faults.stream().sorted(Comparator.comparing(PairFault::kind)).toList();
    }

    void pairBegins(long nowNanos) {
        faults.forEach(fault -> fault.pairBegins(nowNanos));
    }

    /** @return whether it was the pair's first shot */
    boolean shotFires(ShotMoments shot) {
        if (shotFired) {
            return false;
        }
        shotFired = true;
        faults.forEach(fault -> fault.shotFires(shot));
        return true;
    }

    EdgeFate befall(Edge edge, EdgeFate asked) {
        EdgeFate fate = asked;
        for (PairFault fault : faults) {
            fate = fault.befall(edge, fate);
        }
        return fate;
    }

    FrameFate befall(long readoutNanos, long arrivalNanos, FrameFate asked) {
        FrameFate fate = asked;
        for (PairFault fault : faults) {
            if (!fate.lost()) {
                fate = fault.befall(readoutNanos, arrivalNanos, fate);
            }
        }
        return fate;
    }

    /** Ends everything; the kinds that took effect. */
    List<StudioFault> pairEnds(long nowNanos) {
        faults.forEach(fault -> fault.pairEnds(nowNanos));
        return faults.stream().filter(fault -> fault.tookEffect(nowNanos)).map(PairFault::kind).toList();
    }
}
