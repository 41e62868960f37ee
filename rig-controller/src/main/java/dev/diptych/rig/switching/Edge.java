package dev.diptych.rig.switching;

/**
 * One switch of one light.
 *
 * @param level what the light is switched to, 0 dark to 1 full
 * @param offsetNanos from its plan's zero; negative before it
 */
public record Edge(String lightId, double level, long offsetNanos) {
    public Edge {
        if (!(level >= 0 && level <= 1)) {
            throw new IllegalArgumentException("A light's level lies in [0, 1], but " + lightId + " is asked for "
                    + level + ".");
        }
    }
}
