package dev.diptych.rig.host;

/**
 * What a light is to be switched to.
 *
 * @param level 0 dark to 1 full
 */
public record LightLevel(String lightId, double level) {
    public LightLevel {
        if (!(level >= 0 && level <= 1)) {
            throw new IllegalArgumentException("A light's level lies in [0, 1], but " + lightId + " is asked for "
                    + level + ".");
        }
    }
}
