package dev.diptych.rig.dmx;

import dev.diptych.rig.light.LightKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One light of the rig and the fixture that it is.
 *
 * @param dimmer the channel that carries the light's level, by its name in the profile, or a template channel for those
 *            of all pixels; null: the one channel of intensity that the mode has
 * @param constants what other channels are kept at, by their names in the profile, 0 for their lowest value to 1 for
 *            their highest; a template channel stands for those of all pixels. The rest keep the profile's defaults.
 */
public record DmxLight(String id, LightKind kind, FixtureAddress address, @Nullable String dimmer,
        Map<String, Double> constants) {
    public DmxLight {
        constants = Map.copyOf(constants);
        constants.forEach((channel, value) -> {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("A channel's constant lies in [0, 1], but \"" + channel + "\" of "
                        + id + " is to be kept at " + value + ".");
            }
        });
    }

    /** The level it keeps when nothing happens. */
    double restLevel() {
        return kind == LightKind.STUDIO_LAMP ? 1 : 0;
    }
}
