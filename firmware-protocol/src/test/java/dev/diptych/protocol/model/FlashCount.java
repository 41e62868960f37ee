package dev.diptych.protocol.model;

/** Which edges are flashes (PROTOCOL.md, section 5): departures of the lamps together, or of flash and torch together. */
final class FlashCount {
    private boolean lampsWentFurther;
    private boolean flashesWentFurther;

    void begin() {
        lampsWentFurther = false;
        flashesWentFurther = false;
    }

    /** Takes the next edge; whether it is a flash. */
    boolean isFlash(int role, int rest, int levelBefore, int level) {
        boolean further = Math.abs(level - rest) > Math.abs(levelBefore - rest);
        if (role == Wire.LAMP) {
            boolean flash = further && !lampsWentFurther;
            lampsWentFurther = further;
            return flash;
        }
        boolean flash = further && !flashesWentFurther;
        flashesWentFurther = further;
        return flash;
    }
}
