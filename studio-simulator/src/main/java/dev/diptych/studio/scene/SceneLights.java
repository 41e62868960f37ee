package dev.diptych.studio.scene;

import java.util.List;

/** The lights that every scene has a basis image for, in the order of its level arrays. */
public final class SceneLights {
    /** Index of the flash. */
    public static final int FLASH = 0;
    /** The studio lamps, at the indices after the flash. */
    public static final List<String> LAMP_IDS = List.of("front-left", "front-right", "high-left", "high-right");
    public static final String FLASH_ID = "flash";
    public static final int COUNT = 1 + LAMP_IDS.size();

    private SceneLights() {
    }
}
