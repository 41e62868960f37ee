package dev.diptych.protocol.frame;

import java.util.Optional;

/** Which way a frame goes: the frame's flags. */
public enum Flow {
    REQUEST, REPLY, EVENT;

    /** As it goes over the line. */
    int flags() {
        return switch (this) {
            case REQUEST -> 0;
            case REPLY -> 1;
            case EVENT -> 2;
        };
    }

    static Optional<Flow> of(int flags) {
        return switch (flags) {
            case 0 -> Optional.of(REQUEST);
            case 1 -> Optional.of(REPLY);
            case 2 -> Optional.of(EVENT);
            default -> Optional.empty();
        };
    }
}
