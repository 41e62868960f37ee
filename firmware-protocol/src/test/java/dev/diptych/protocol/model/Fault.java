package dev.diptych.protocol.model;

/** Why a board has put everything to rest. */
enum Fault {
    NONE(0), HOST_LOST(1), ABORTED(2), BREAK(3), EMERGENCY_STOP(4), OVER_CAP(5), MISSED_EDGE(6), WATCHDOG(7), BROWN_OUT(
            8), SELF_CHECK(9);

    final int code;

    Fault(int code) {
        this.code = code;
    }
}
