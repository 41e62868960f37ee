package dev.diptych.rig.switching;

/**
 * An edge as it happened at the switch. It says nothing of the light: see {@link LightCertainty}.
 *
 * @param planned the plan's edge
 * @param instantNanos when it happened, on the rig's clock
 * @param uncertaintyNanos how far off that may be, either way
 */
public record ExecutedEdge(Edge planned, long instantNanos, long uncertaintyNanos) {
    public String lightId() {
        return planned.lightId();
    }

    public double level() {
        return planned.level();
    }
}
