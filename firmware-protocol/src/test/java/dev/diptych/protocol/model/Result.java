package dev.diptych.protocol.model;

/** What became of a request. */
enum Result {
    OK(0), UNKNOWN_TYPE(1), BAD_LENGTH(2), STALE_BOOT(3), WRONG_STATE(4), FAULTED(5), NOT_SUPPORTED(6), BAD_OUTPUT(
            7), WRONG_ROLE(8), OVER_CEILING(9), BAD_CHUNK(10), BAD_TIMELINE_CRC(11), BAD_CAPS_CRC(12), BAD_ORDER(
                    13), NOT_AT_REST(14), OVER_CAP(15), TOO_LONG(16), FLASH_RATE(17), OVER_DUTY(18), BAD_SHOT_ID(
                            19), TOO_NEAR(20), TOO_FAR(21), TOO_SOON(22), HOLD_OFF(23), OTHER_FAULT(24), STILL_STOPPED(
                                    25), NO_SUCH_SHOT(26), BAD_VALUE(27), TOO_CLOSE(28);

    final int code;

    Result(int code) {
        this.code = code;
    }
}
