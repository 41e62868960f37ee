package dev.diptych.rig.camera;

/** Which event of a frame its sensor timestamp marks. */
public enum TimestampMeaning {
    /** The first row begins to be exposed. */
    EXPOSURE_START,
    /** The first row begins to be read out, which is when its exposure ends. */
    READOUT_START,
    /** Nobody knows: such a timestamp proves nothing. */
    UNKNOWN
}
