package dev.diptych.rig.preview;

import dev.diptych.rig.switching.Fault;
import java.util.Optional;

/**
 * How a preview ended; every light was put to rest, unless a fault says otherwise.
 *
 * @param cause the first
 * @param fault what went wrong; empty if nothing did
 * @param lastedNanos from its beginning in the dark to the way back of the lights
 * @param provedFrames how many frames were proved in it
 */
public record PreviewEnd(Cause cause, Optional<Fault> fault, long lastedNanos, long provedFrames) {
    /** What ended it. */
    public enum Cause {
        /** Somebody stopped it. */
        STOPPED,
        /** It had lasted as long as it may. */
        CAP,
        /** Nobody said any more that it was watched. */
        HEARTBEAT,
        /** A door was opened, or the emergency stop hit. */
        INTERLOCK,
        /** The camera, the lights or whoever switches them failed. */
        FAULT,
        /** The program ended, or went on to something else. */
        CLOSED
    }

    /** For the operator. */
    public String sentence() {
        String why = switch (cause) {
            case STOPPED -> "The preview was stopped";
            case CAP -> "The preview ended after the longest time that it may last";
            case HEARTBEAT -> "The preview ended because nobody was watching it any more";
            case INTERLOCK -> "The preview was ended by a door or an emergency stop";
            case FAULT -> "The preview was broken off";
            case CLOSED -> "The preview ended with what it was part of";
        };
        return why + fault.map(found -> ": " + found.line()).orElse("; the lamps are coming back.");
    }
}
