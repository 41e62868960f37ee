package dev.diptych.rig.shot;

import dev.diptych.rig.switching.Edge;

/** How far an executed edge lay from its plan; positive is late. */
public record EdgeError(String lightId, long lateNanos) {
    /** The edge that missed its planned instant by most. */
    static EdgeError worstOf(ShotRecord shot) {
        EdgeError worst = new EdgeError("", 0);
        for (Edge edge : shot.plan().edges()) {
            long lateNanos = shot.log()
                    .executed(edge)
                    .map(done -> done.instantNanos() - shot.studioReadoutNanos() - edge.offsetNanos())
                    .orElse(0L);
            if (Math.abs(lateNanos) >= Math.abs(worst.lateNanos())) {
                worst = new EdgeError(edge.lightId(), lateNanos);
            }
        }
        return worst;
    }
}
