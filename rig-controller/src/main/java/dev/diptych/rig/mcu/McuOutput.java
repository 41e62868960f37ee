package dev.diptych.rig.mcu;

import dev.diptych.protocol.message.Limits;
import dev.diptych.rig.light.Light;
import java.util.concurrent.TimeUnit;

/**
 * An output of the board.
 *
 * @param number by which the board knows it
 * @param dmxSlot of a fixture's dimmer, from 1 on; 0 for a pin
 */
public record McuOutput(int number, int dmxSlot) {
    private static final int FULL = 255;
    /** A driver and the wire behind a pin. */
    private static final long PIN_DELAY_NANOS = 1_000;
    /** ANSI E1.11: a break of 92 us or more, a mark of 12 us or more, and the start code, which lasts as long as a slot. */
    private static final long DMX_EARLIEST_NANOS = TimeUnit.MICROSECONDS
            .toNanos(92 + 12 + Limits.DMX_SLOT_US);
    private static final long DMX_LATEST_NANOS = TimeUnit.MICROSECONDS.toNanos(Limits.DMX_BEFORE_SLOTS_US);
    private static final long DMX_SLOT_NANOS = TimeUnit.MICROSECONDS.toNanos(Limits.DMX_SLOT_US);

    public McuOutput {
        if (number < 0 || number > 31) {
            throw new IllegalArgumentException("A board's outputs have numbers from 0 to 31, but one is said to be "
                    + number + ".");
        }
        if (dmxSlot < 0 || dmxSlot > Limits.DMX_SLOTS_MAX) {
            throw new IllegalArgumentException("A board sends the DMX slots 1 to " + Limits.DMX_SLOTS_MAX
                    + ", but output " + number + " is to be slot " + dmxSlot + "; patch the fixture lower.");
        }
    }

    public static McuOutput pin(int number) {
        return new McuOutput(number, 0);
    }

    public boolean onDmx() {
        return dmxSlot > 0;
    }

    /** What stands in a timeline for a light's level: how far from rest a pin is, what a slot is set to. */
    int wireLevel(Light light, double level) {
        if (onDmx()) {
            return (int) Math.round(FULL * level);
        }
        return level == light.restLevel() ? 0 : FULL;
    }

    /** Of a slot; a pin at rest is low. */
    int restLevel(Light light) {
        return onDmx() ? wireLevel(light, light.restLevel()) : 0;
    }

    /** So long after the tick of an edge the switch moves, within {@link #delaySpreadNanos} either way. */
    long delayNanos() {
        return (earliestNanos() + latestNanos()) / 2;
    }

    long delaySpreadNanos() {
        return (latestNanos() - earliestNanos() + 1) / 2;
    }

    /** How long the packets last that reach up to this slot; 0 for a pin. */
    long packetNanos() {
        return onDmx() ? DMX_LATEST_NANOS + Math.max(Limits.DMX_SLOTS_MIN, dmxSlot) * DMX_SLOT_NANOS : 0;
    }

    /** A slot's value counts, at the earliest, when its first bit has come. */
    private long earliestNanos() {
        return onDmx() ? DMX_EARLIEST_NANOS + (dmxSlot - 1) * DMX_SLOT_NANOS : 0;
    }

    /** So long after an edge's tick at the latest, if no other packet was under way. */
    long latestNanos() {
        return onDmx() ? DMX_LATEST_NANOS + dmxSlot * DMX_SLOT_NANOS : PIN_DELAY_NANOS;
    }
}
