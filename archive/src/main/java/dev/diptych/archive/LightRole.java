package dev.diptych.archive;

/** The light a frame was taken under, in the order in which a pair's files are written. */
public enum LightRole {
    STUDIO("studio"), FLASH("flash"),
    /** No light of the rig: what the room itself gives, and a lamp that did not go out. */
    DARK("dark");

    private final String label;

    LightRole(String label) {
        this.label = label;
    }

    /** The role as file names and sidecars spell it. */
    public String label() {
        return label;
    }
}
