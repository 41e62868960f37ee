package dev.diptych.rig.dmx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DmxTimingTest {
    /** With a break of 96 us and a mark of 11 us. */
    private static DmxTiming sent(int packetsPerSecond) {
        return new DmxTiming(96_000, 11_000, packetsPerSecond);
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource({"24, 0, 2_414, twice 96 + 11 + 25 x 44", "512, 0, 45_358, twice 96 + 11 + 513 x 44",
        "24, 40, 25_000, the rate decides", "512, 40, 45_358, slower than the rate", "24, 1, 1_000_000, once a second"})
    void aPeriodIsAPacketOrAsLongAsTheRateSays(int slots, int packetsPerSecond, String micros, String reason) {
        assertEquals(Long.parseLong(micros.replace("_", "")) * 1000, sent(packetsPerSecond).longestPeriodNanos(slots),
                reason);
    }

    @ParameterizedTest(name = "slot {0} of {1}")
    @CsvSource({"1, 24, 390", "2, 24, 478", "24, 24, 2_414"})
    void afterUsbAndAPeriodTheSlotsBeforeItAreSent(int slot, int slots, String micros) {
        DmxTiming fastest = sent(0);

        assertEquals(2_000_000 + fastest.longestPeriodNanos(slots) + Long.parseLong(micros.replace("_", "")) * 1000,
                fastest.longestDelayNanos(slot, slots));
    }
}
