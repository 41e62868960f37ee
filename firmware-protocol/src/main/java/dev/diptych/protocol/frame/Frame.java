package dev.diptych.protocol.frame;

import dev.diptych.protocol.message.Limits;
import dev.diptych.protocol.message.Octets;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One frame (PROTOCOL.md, section 1.2).
 *
 * @param version of the frame; only of HELLO and IDENTIFY may it be another than {@link #VERSION}
 * @param type of the schema, or one that it does not have
 * @param requestId chosen by the host, of 16 bits; an event's counts the board's own
 * @param boot the board's boot nonce
 */
public record Frame(int version, int type, Flow flow, int requestId, int boot, Octets payload) {
    /** The only one there is. */
    public static final int VERSION = 1;

    static final int HEADER_BYTES = 10;
    static final int CHECK_BYTES = 4;
    static final int LEAST_BYTES = HEADER_BYTES + CHECK_BYTES;
    static final int MOST_BYTES = LEAST_BYTES + Limits.PAYLOAD_MAX_BYTES;
    static final int MOST_ENCODED_BYTES = MOST_BYTES + 1;

    public Frame {
        if (((version | type) & ~0xFF) != 0 || (requestId & ~0xFFFF) != 0) {
            throw new IllegalArgumentException("A frame's version and type have 8 bits, its request id 16: not "
                    + version + ", " + type + ", " + requestId + ".");
        }
        if (payload.size() > Limits.PAYLOAD_MAX_BYTES) {
            throw new IllegalArgumentException("A payload has " + Limits.PAYLOAD_MAX_BYTES + " bytes at most, not "
                    + payload.size() + ".");
        }
    }

    public static Frame request(int type, int requestId, int boot, byte[] payload) {
        return new Frame(VERSION, type, Flow.REQUEST, requestId, boot, Octets.copyOf(payload));
    }

    /** How many bytes go over the line for a frame with so many of payload. */
    public static int lineBytes(int payloadBytes) {
        // One of COBS, a zero before and one behind.
        return LEAST_BYTES + payloadBytes + 3;
    }

    /** As it goes over the line, with a zero before it and one behind it. */
    public byte[] toLine() {
        byte[] plain = new byte[LEAST_BYTES + payload.size()];
        ByteBuffer out = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) version).put((byte) type).put((byte) flow.flags()).putShort((short) requestId).putInt(boot);
        out.put((byte) payload.size()).put(payload.toBytes());
        out.putInt(FrameCheck.of(plain, plain.length - CHECK_BYTES));
        byte[] line = new byte[lineBytes(payload.size())];
        Cobs.encode(plain, plain.length, line, 1);
        return line;
    }
}
