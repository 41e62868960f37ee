package dev.diptych.protocol.model;

/** Numbers of the frame (PROTOCOL.md, section 1.2), of types and of codes that no enum of this package has. */
final class Wire {
    static final int PAYLOAD_MAX_BYTES = 200;
    static final int HEADER_BYTES = 10;
    static final int CHECK_BYTES = 4;
    static final int FRAME_MAX_BYTES = HEADER_BYTES + PAYLOAD_MAX_BYTES + CHECK_BYTES;
    static final int ENCODED_MAX_BYTES = FRAME_MAX_BYTES + 1;

    static final int REQUEST = 0;
    static final int REPLY = 1;
    static final int EVENT = 2;

    static final int HELLO = 1;
    static final int IDENTIFY = 2;
    static final int SYNC = 3;
    static final int SET_CAPS = 4;
    static final int LOAD = 5;
    static final int ARM = 6;
    static final int FIRE = 7;
    static final int ABORT = 8;
    static final int STATUS = 9;
    static final int HEARTBEAT = 10;
    static final int CLEAR = 11;
    static final int EDGES = 12;
    static final int KEEP = 13;
    static final int RELEASE = 14;
    static final int PHOTODIODE = 15;

    static final int FAULT_EVENT = 64;
    static final int SHOT_OVER_EVENT = 65;
    static final int SAMPLES_EVENT = 66;

    static final int FLASH = 1;
    static final int TORCH = 2;
    static final int LAMP = 3;
    static final int PIN = 0;
    static final int DMX = 1;
    static final int SHOT = 0;
    static final int PREVIEW = 1;

    private Wire() {
    }

    /** Whether a request's payload has the length of its type; the type is one of 1 to 15. */
    static boolean lengthFits(int type, int length) {
        return switch (type) {
            case HELLO -> length == 6;
            case SET_CAPS -> length % Caps.GROUP_BYTES == 0;
            case LOAD -> length >= 7 && (length - 7) % Timeline.GROUP_BYTES == 0;
            case ARM -> length == 12;
            case FIRE, KEEP -> length == 8;
            case HEARTBEAT, PHOTODIODE -> length == 2;
            case CLEAR -> length == 1;
            case EDGES -> length == 5;
            case RELEASE -> length == 4;
            default -> length == 0;
        };
    }
}
