package dev.diptych.rig.shot;

/**
 * An edge as it happened at the switch. It says nothing of the light: see {@link LightCertainty}.
 *
 * @param instantNanos when, on the rig's clock
 * @param uncertaintyNanos how far off that may be, either way
 */
public record ExecutedEdge(String lightId, double level, long instantNanos, long uncertaintyNanos) {}
