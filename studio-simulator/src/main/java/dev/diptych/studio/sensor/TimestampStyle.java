package dev.diptych.studio.sensor;

import dev.diptych.rig.camera.TimestampMeaning;

/** What a camera's timestamps mark, and what its driver says they mark. */
public enum TimestampStyle {
    STATED_EXPOSURE_START(TimestampMeaning.EXPOSURE_START, TimestampMeaning.EXPOSURE_START), STATED_READOUT_START(
            TimestampMeaning.READOUT_START, TimestampMeaning.READOUT_START), UNSTATED_EXPOSURE_START(
                    TimestampMeaning.UNKNOWN, TimestampMeaning.EXPOSURE_START), UNSTATED_READOUT_START(
                            TimestampMeaning.UNKNOWN, TimestampMeaning.READOUT_START),
    /** The driver says that they mark the start of the exposure, but they mark the start of the readout. */
    MISSTATED_READOUT_START(TimestampMeaning.EXPOSURE_START, TimestampMeaning.READOUT_START);

    private final TimestampMeaning stated;
    private final TimestampMeaning truth;

    TimestampStyle(TimestampMeaning stated, TimestampMeaning truth) {
        this.stated = stated;
        this.truth = truth;
    }

    public TimestampMeaning stated() {
        return stated;
    }

    /** Never unknown. */
    public TimestampMeaning truth() {
        return truth;
    }
}
