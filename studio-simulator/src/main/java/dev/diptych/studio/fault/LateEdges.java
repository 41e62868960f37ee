package dev.diptych.studio.fault;

import dev.diptych.rig.switching.Edge;
import java.util.List;
import java.util.random.RandomGenerator;

/** {@link StudioFault#LATE_EDGES}. */
final class LateEdges extends PairFault {
    private final long lateNanos;
    private final boolean all;
    private final double which;
    private List<Edge> late = List.of();
    private boolean tookEffect;

    LateEdges(RandomGenerator random) {
        super(StudioFault.LATE_EDGES);
        this.lateNanos = Math.round(StudioFault.EDGE_LATE_MILLIS.draw(random) * 1e6);
        this.all = random.nextBoolean();
        this.which = random.nextDouble();
    }

    @Override
    void shotFires(ShotMoments shot) {
        List<Edge> edges = shot.edges();
        late = all ? edges : List.of(edges.get((int) (which * edges.size())));
    }

    @Override
    EdgeFate befall(Edge edge, EdgeFate fate) {
        if (!late.contains(edge)) {
            return fate;
        }
        tookEffect = true;
        return fate.lateBy(lateNanos);
    }

    @Override
    boolean tookEffect(long nowNanos) {
        return tookEffect;
    }
}
