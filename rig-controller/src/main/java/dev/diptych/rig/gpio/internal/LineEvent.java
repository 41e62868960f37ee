package dev.diptych.rig.gpio.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code struct gpio_v2_line_event}: an edge.
 *
 * @param timestampNanos CLOCK_MONOTONIC, which is {@link System#nanoTime()}; taken in the interrupt
 * @param active whether the line became active (GPIO_V2_LINE_EVENT_RISING_EDGE), not inactive
 * @param offset the line's number on its chip
 * @param sequence counts the events of the request; a gap tells that the kernel's buffer has overflowed
 * @param lineSequence counts the events of the line
 */
public record LineEvent(long timestampNanos, boolean active, int offset, int sequence, int lineSequence) {
    public static final int SIZE = 48;
    private static final int ID = 8;
    private static final int OFFSET = 12;
    private static final int SEQUENCE = 16;
    private static final int LINE_SEQUENCE = 20;
    private static final int RISING_EDGE = 1;
    private static final int FALLING_EDGE = 2;

    /** For the kernel to fill with up to {@code count} of them. */
    public static ByteBuffer allocate(int count) {
        return Struct.allocate(count * SIZE);
    }

    /** The events that a read of {@code sizeBytes} bytes has brought; the kernel gives none in part. */
    public static List<LineEvent> decodeAll(ByteBuffer from, int sizeBytes) {
        List<LineEvent> events = new ArrayList<>();
        for (int at = 0; at + SIZE <= sizeBytes; at += SIZE) {
            events.add(decode(from, at));
        }
        return events;
    }

    static LineEvent decode(ByteBuffer from, int at) {
        return new LineEvent(from.getLong(at), from.getInt(at + ID) == RISING_EDGE, from.getInt(at + OFFSET),
                from.getInt(at + SEQUENCE), from.getInt(at + LINE_SEQUENCE));
    }

    public void encode(ByteBuffer into, int at) {
        into.putLong(at, timestampNanos);
        into.putInt(at + ID, active ? RISING_EDGE : FALLING_EDGE);
        into.putInt(at + OFFSET, offset);
        into.putInt(at + SEQUENCE, sequence);
        into.putInt(at + LINE_SEQUENCE, lineSequence);
    }
}
