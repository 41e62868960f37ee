package dev.diptych.rig.light;

/**
 * One switched light of the rig.
 *
 * @param id names it in plans, logs and configuration
 * @param cap how long it may be away from its rest level
 * @param response what is known of how its output follows its switch
 */
public record Light(String id, LightKind kind, OutputCap cap, LightResponse response) {
    public Light {
        if (id.isBlank()) {
            throw new IllegalArgumentException("A light needs an id.");
        }
    }

    /** The level it keeps when nothing happens: 1 for a studio lamp, 0 for a flash. */
    public double restLevel() {
        return kind == LightKind.STUDIO_LAMP ? 1 : 0;
    }
}
