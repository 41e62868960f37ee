package dev.diptych.protocol.message;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Puts fields behind one another, little-endian. */
final class PayloadWriter {
    private final ByteBuffer buffer;

    PayloadWriter(int bytes) {
        buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    void u8(int value) {
        buffer.put((byte) value);
    }

    void u16(int value) {
        buffer.putShort((short) value);
    }

    void u32(long value) {
        buffer.putInt((int) value);
    }

    void u64(long value) {
        buffer.putLong(value);
    }

    void octets(Octets octets) {
        buffer.put(octets.toBytes());
    }

    byte[] bytes() {
        return buffer.array();
    }
}
