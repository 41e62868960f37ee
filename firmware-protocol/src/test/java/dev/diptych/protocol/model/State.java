package dev.diptych.protocol.model;

/** What a board is doing; BOOT is over before it can be asked. */
enum State {
    BOOT(0), SAFE(1), LOADED(2), ARMED(3), RUNNING(4), HOLDING(5), DONE(6), FAULT(7);

    final int code;

    State(int code) {
        this.code = code;
    }
}
