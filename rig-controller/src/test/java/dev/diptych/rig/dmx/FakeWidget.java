package dev.diptych.rig.dmx;

import dev.diptych.rig.time.Clock;
import dev.diptych.rig.time.VirtualClock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** A widget in virtual time: takes what is written apart by itself, and answers as the Widget API says. */
final class FakeWidget implements SerialLine {
    static final byte[] FIRMWARE_1_44 = {44, 1};

    final Clock clock;
    /** The slots of each packet that came, without the start code. */
    final List<byte[]> packets = new ArrayList<>();
    final List<Integer> labels = new ArrayList<>();
    /** What goes before the next reply. */
    byte[] noise = {};
    byte breakUnits = 9;
    byte markUnits = 1;
    byte packetsPerSecond = 40;
    boolean takesRate = true;
    boolean answers = true;
    boolean tellsSerialNumber = true;
    /** How many questions it does not hear. */
    int deaf;
    boolean unplugged;
    boolean closed;
    int unsentBytes;
    final List<Runnable> atShutdown = new ArrayList<>();
    /** How long a write takes. */
    long writeNanos;

    /** When each packet came. */
    final List<Long> packetNanos = new ArrayList<>();
    private final Deque<Byte> replies = new ArrayDeque<>();

    FakeWidget() {
        this(new VirtualClock());
    }

    FakeWidget(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String port() {
        return "/dev/ttyDMX";
    }

    @Override
    public int write(byte[] bytes) {
        clock.sleepUntil(clock.nanos() + writeNanos);
        if (unplugged || closed) {
            return 0;
        }
        int length = (bytes[2] & 0xFF) + 256 * (bytes[3] & 0xFF);
        if (bytes[0] != 0x7E || bytes.length != length + 5 || bytes[length + 4] != (byte) 0xE7) {
            throw new AssertionError("not one whole message: " + Arrays.toString(bytes));
        }
        labels.add((int) bytes[1]);
        take(bytes[1], Arrays.copyOfRange(bytes, 4, 4 + length));
        return bytes.length;
    }

    private void take(int label, byte[] data) {
        switch (label) {
            case 3 -> reply(3, FIRMWARE_1_44[0], FIRMWARE_1_44[1], breakUnits, markUnits, packetsPerSecond);
            case 4 -> packetsPerSecond = takesRate ? data[4] : packetsPerSecond;
            case 6 -> {
                if (data[0] != 0) {
                    throw new AssertionError("start code " + data[0]);
                }
                packetNanos.add(clock.nanos());
                packets.add(Arrays.copyOfRange(data, 1, data.length));
            }
            case 10 -> {
                if (tellsSerialNumber) {
                    reply(10, 0x56, 0x34, 0x12, 0x00);
                }
            }
            default -> throw new AssertionError("label " + label);
        }
    }

    private void reply(int label, int... data) {
        if (!answers || deaf-- > 0) {
            return;
        }
        for (byte one : noise) {
            replies.add(one);
        }
        replies.addAll(List.of((byte) 0x7E, (byte) label, (byte) data.length, (byte) 0));
        for (int one : data) {
            replies.add((byte) one);
        }
        replies.add((byte) 0xE7);
    }

    @Override
    public int unsentBytes() {
        return unplugged ? -1 : unsentBytes;
    }

    @Override
    public void atShutdown(Runnable last) {
        atShutdown.add(last);
    }

    @Override
    public int read(byte[] into, int timeoutMillis) {
        if (unplugged) {
            return -1;
        }
        if (replies.isEmpty()) {
            clock.sleepUntil(clock.nanos() + timeoutMillis * 1_000_000L);
            return 0;
        }
        // Three at a time, as a slow line would.
        int count = Math.min(3, replies.size());
        for (int i = 0; i < count; i++) {
            into[i] = replies.remove();
        }
        return count;
    }

    @Override
    public void close() {
        closed = true;
    }
}
