package dev.diptych.rig.dmx;

import java.util.concurrent.TimeUnit;

/**
 * How long after a packet was written a fixture has got it at the latest.
 *
 * <p>On the wire a packet is a break (at least 92 us), a mark (at least 12 us), the start code and the slots, 11 bits
 * of 4 us each: 44 us (ANSI E1.11, table of transmitter timing). Of 24 slots that makes 92 + 12 + 25 x 44 = 1204 us,
 * the shortest time from break to break that E1.11 allows; of 512 slots 22.7 ms. Between slots a transmitter may pause,
 * and a USB Pro has been measured to: 85 us a slot, and a break of 192 us where 96 were set. So everything is reckoned
 * twice as long as the widget says: 2.4 ms for 24 slots, 45 ms for 512.
 *
 * <p>The widget repeats its packet: as often as it fits, or some times a second. A new one that comes just after the
 * old one has been begun waits one such period, and is then sent up to the fixture's slot. Before that it crosses USB:
 * to the next frame, 1 ms, and within it, another (USB 2.0, 5.8: bulk transfers at full speed take what a frame has
 * left).
 *
 * <p>Longest delays to slot 2 with the shortest break and mark that a widget can be set to (96 us, 10.67 us): of 24
 * slots sent as often as they fit 2 + 2.4 + 0.5 = 4.9 ms; of 24 slots sent 40 times a second, as widgets come from the
 * factory, 27 ms; of 512 slots 48 ms either way.
 *
 * @param breakNanos as the widget is set
 * @param markNanos as the widget is set, the mark after the break
 * @param packetsPerSecond as the widget is set; 0: as often as they fit
 */
record DmxTiming(long breakNanos, long markNanos, int packetsPerSecond) {
    private static final long SLOT_NANOS = 44_000;
    private static final long MEASURED_OVER_NOMINAL = 2;
    private static final long USB_NANOS = 2_000_000;

    static DmxTiming of(WidgetIdentity widget) {
        return new DmxTiming(widget.breakNanos(), widget.markAfterBreakNanos(), widget.packetsPerSecond());
    }

    /**
     * From the return of the write to the end of a slot on the wire, at most.
     *
     * @param slot the last one that matters, from 1
     * @param slots how many the packet has
     */
    long longestDelayNanos(int slot, int slots) {
        return USB_NANOS + longestPeriodNanos(slots) + longestTransmissionNanos(slot);
    }

    /** From one packet's beginning to the next one's, at most. */
    long longestPeriodNanos(int slots) {
        long packetNanos = longestTransmissionNanos(slots);
        return packetsPerSecond == 0
                ? packetNanos
                : Math.max(packetNanos, TimeUnit.SECONDS.toNanos(1) / packetsPerSecond);
    }

    /** From a packet's beginning to the end of one of its slots, at most; slot 0 is the start code. */
    private long longestTransmissionNanos(int slot) {
        return MEASURED_OVER_NOMINAL * (breakNanos + markNanos + (1 + slot) * SLOT_NANOS);
    }
}
