package dev.diptych.rig.contact;

/** What a contact is for. */
public enum ContactRole {
    /** A button or a foot pedal: one press, one pair. */
    TRIGGER,
    /** An emergency stop: when it is hit, every light goes to its rest level and nothing fires until a person clears it. */
    EMERGENCY_STOP,
    /** The studio's door: while it is open the room's light is not known, and nothing fires. */
    DOOR
}
