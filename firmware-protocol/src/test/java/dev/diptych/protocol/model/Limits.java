package dev.diptych.protocol.model;

/** The schema's constants, as ticks of a board. */
final class Limits {
    static final int DMX_SLOTS_MAX = 64;
    static final int FLASHES_MAX = 3;
    static final int REPLIES_KEPT = 8;
    static final int KEEP_MAX_US = 2_000_000;
    static final int PREVIEW_MAX_US = 60_000_000;
    static final int DUTY_WINDOW_US = 10_000_000;
    static final int GUARD_SLACK_US = 500;
    static final int FLASH_AWAY_MAX_US = 300_000 - GUARD_SLACK_US;
    static final int LAMP_AWAY_MAX_US = 1_500_000;
    static final int FLASH_DUTY_MAX_PERMILLE = 200;
    static final int TORCH_LEVEL_MAX_PERMILLE = 200;
    static final int LAMP_DUTY_MAX_PERMILLE = 800;

    final long hostLostTicks;
    final long hostGoneTicks;
    final long armedMaxTicks;
    final long startMinTicks;
    final long startMaxTicks;
    final long shotMaxTicks;
    final long edgeGapTicks;
    final long previewMaxTicks;
    final long keepMaxTicks;
    final long pairSpacingTicks;
    final long flashWindowTicks;
    final long holdOffTicks;
    final long dutyWindowTicks;
    final long guardSlackTicks;
    private final long ticksPerSecond;

    Limits(long ticksPerSecond) {
        this.ticksPerSecond = ticksPerSecond;
        hostLostTicks = ticks(250_000);
        hostGoneTicks = ticks(3_000_000);
        armedMaxTicks = ticks(5_000_000);
        startMinTicks = ticks(20_000);
        startMaxTicks = ticks(2_000_000);
        shotMaxTicks = ticks(1_500_000);
        edgeGapTicks = ticks(200);
        previewMaxTicks = ticks(PREVIEW_MAX_US);
        keepMaxTicks = ticks(KEEP_MAX_US);
        pairSpacingTicks = ticks(1_000_000);
        flashWindowTicks = ticks(1_000_000);
        holdOffTicks = ticks(5_200_000);
        dutyWindowTicks = ticks(DUTY_WINDOW_US);
        guardSlackTicks = ticks(GUARD_SLACK_US);
    }

    /** Microseconds as ticks, rounded down. */
    long ticks(long us) {
        return us * ticksPerSecond / 1_000_000;
    }

    /** The longest time away from rest in a window, in ticks. */
    long shareTicks(int permille) {
        return ticks((long) permille * (DUTY_WINDOW_US / 1000));
    }
}
