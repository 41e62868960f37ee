package dev.diptych.rig.contact;

/**
 * A contact has changed.
 *
 * @param contactId as it is configured
 * @param active pressed, hit or open: what the contact is there to tell
 * @param instantNanos on the rig's clock
 * @param uncertaintyNanos how far off that may be, either way
 */
public record ContactChange(String contactId, ContactRole role, boolean active, long instantNanos,
        long uncertaintyNanos) {}
