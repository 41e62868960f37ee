package dev.diptych.protocol.model;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a person before the lights and the flash itself must be spared, over resets: flash rate, spacing, duty. In world ticks. */
final class LightLedger {
    private final Limits limits;
    private final FlashCount flashCount = new FlashCount();
    private final Deque<Long> flashes = new ArrayDeque<>();
    private final Deque<long[]> flashStays = new ArrayDeque<>();
    private boolean anyStart;
    private long lastStart;

    LightLedger(Limits limits) {
        this.limits = limits;
    }

    void reset(long worldTick) {
        // A shot that was to come never came.
        anyStart &= lastStart <= worldTick;
        flashCount.begin();
    }

    void shotBegins() {
        flashCount.begin();
    }

    void fired(long startTick) {
        if (anyStart && startTick - lastStart < limits.pairSpacingTicks) {
            throw new AssertionError("Two shots start " + (startTick - lastStart) + " ticks apart.");
        }
        anyStart = true;
        lastStart = startTick;
    }

    void edge(int role, int rest, int before, int to, long worldTick) {
        if (!flashCount.isFlash(role, rest, before, to)) {
            return;
        }
        flashes.addLast(worldTick);
        while (flashes.getFirst() < worldTick - limits.flashWindowTicks) {
            flashes.removeFirst();
        }
        if (flashes.size() > Limits.FLASHES_MAX) {
            throw new AssertionError(flashes.size() + " flashes in a second.");
        }
    }

    /** The flash was away from rest from then to then. */
    void flashStay(long from, long to) {
        flashStays.addLast(new long[]{from, to});
        long windowStart = to - limits.dutyWindowTicks;
        while (flashStays.getFirst()[1] <= windowStart) {
            flashStays.removeFirst();
        }
        long away = 0;
        for (long[] stay : flashStays) {
            away += stay[1] - Math.max(stay[0], windowStart);
        }
        long share = limits.shareTicks(Limits.FLASH_DUTY_MAX_PERMILLE);
        if (away > share) {
            throw new AssertionError("The flash was on for " + away + " ticks of " + limits.dutyWindowTicks + ".");
        }
    }
}
