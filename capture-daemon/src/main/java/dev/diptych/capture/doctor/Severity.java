package dev.diptych.capture.doctor;

/** How bad a finding is, from good to bad. */
public enum Severity {
    OK,
    /** Worth knowing; nothing is to be done. */
    NOTE,
    /** The rig works, but not as well or as safely as it should. */
    WARN,
    /** The rig does not work. */
    FAIL
}
