package dev.diptych.protocol.model;

/** How the last shot ended. */
enum Ending {
    NONE(0), UNDER_WAY(1), COMPLETE(2), CUT(3);

    final int code;

    Ending(int code) {
        this.code = code;
    }
}
