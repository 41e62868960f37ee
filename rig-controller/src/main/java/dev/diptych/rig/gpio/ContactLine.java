package dev.diptych.rig.gpio;

import dev.diptych.rig.contact.ContactRole;

/**
 * A contact on a line.
 *
 * @param debounceNanos how long it is to be quiet until it is believed to have been let go; 0 for an emergency stop
 */
public record ContactLine(LineWiring wiring, ContactRole role, long debounceNanos) {
    public ContactLine {
        if (debounceNanos < 0) {
            throw new IllegalArgumentException("A contact is debounced for a time, not for " + debounceNanos + " ns.");
        }
        if (role == ContactRole.EMERGENCY_STOP && debounceNanos > 0) {
            throw new IllegalArgumentException("An emergency stop is never debounced, but this one is to be for "
                    + debounceNanos + " ns.");
        }
    }
}
