package dev.diptych.capture.config.hardware;

import dev.diptych.rig.contact.ContactRole;
import dev.diptych.rig.gpio.LineWiring;

/**
 * A contact that is wired to this computer.
 *
 * @param debounceNanos how long it must rest before it is believed
 */
public record ContactConfig(String id, ContactRole role, LineWiring wiring, long debounceNanos) {}
