package dev.diptych.capture.access;

import java.util.Locale;

/** What somebody may do with a rig. Seeing who sits before the camera, flashing at them and taking pictures away are three. */
public enum Permission {
    /** The state of the rig, of its session and of its health, and which sessions there are: codes and counts, no pictures. */
    WATCH,
    /** Pictures: the viewfinder, and pairs of the open session. */
    PREVIEW,
    /** Pairs, and what is decided about them; flash previews. */
    CAPTURE,
    /** Sessions: start, open, end; poses. */
    SESSION,
    /** Measuring the lights; clearing faults; checking the rig anew. */
    CALIBRATE,
    /** Pictures, and what is known of each shot, of any session, not only of the open one. */
    EXPORT;

    /** As tokens and documents name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
