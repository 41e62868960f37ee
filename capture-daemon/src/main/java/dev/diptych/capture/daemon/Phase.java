package dev.diptych.capture.daemon;

/** What the rig is doing. {@link RigDaemon} has the diagram. */
public enum Phase {
    /** No session is open, or the lights have not been measured. */
    IDLE,
    /** The lights are being measured; nobody sits. */
    CALIBRATING,
    /** The next trigger fires. */
    ARMED,
    /** A session is open; triggers are refused until it is resumed. */
    PAUSED,
    /** Lights are switched for a pair, or metered. */
    SHOOTING,
    /** A pair is proved and not yet on disk. */
    SAVING,
    /** Lamps dark, torch lit, the corrected picture live. */
    FLASH_PREVIEW,
    /** Nothing fires until a person has looked and cleared it. */
    FAULT,
    /** The safe end: lights to rest, what is in memory to disk. */
    STOPPING;

    /** Whether nothing is under way that a busy disk or processor would hinder. */
    public boolean rests() {
        return switch (this) {
            case IDLE, ARMED, PAUSED, FAULT -> true;
            case CALIBRATING, SHOOTING, SAVING, FLASH_PREVIEW, STOPPING -> false;
        };
    }
}
