package dev.diptych.rig.dmx;

/** How often the widget repeats its packet. */
public enum PacketRate {
    /** As the widget is set, which is 40 times a second from the factory: a change may wait 25 ms. */
    AS_SET,
    /**
     * As often as packets fit, some 400 to 800 times a second with 24 slots; the widget is set so once and keeps it
     * without power. Widget API 1.44 knows 1 to 40 times only, later firmware and compatible widgets this as 0; what
     * the widget then says of itself counts. Not for fixtures that need a pause between packets.
     */
    FASTEST
}
