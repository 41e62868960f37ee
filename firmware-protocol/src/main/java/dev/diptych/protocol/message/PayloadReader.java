package dev.diptych.protocol.message;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Takes fields from a payload, little-endian. What is none of the schema's ends in {@link #decode}. */
final class PayloadReader {
    private final ByteBuffer buffer;

    private PayloadReader(byte[] payload) {
        buffer = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
    }

    static <T> Optional<T> decode(byte[] payload, Function<PayloadReader, T> reading) {
        try {
            return Optional.of(reading.apply(new PayloadReader(payload)));
        } catch (UndecodableException none) {
            return Optional.empty();
        }
    }

    void has(int bytes) {
        if (buffer.remaining() != bytes) {
            throw new UndecodableException();
        }
    }

    void hasGroups(int fixedBytes, int groupBytes) {
        int rest = buffer.remaining() - fixedBytes;
        if (buffer.remaining() > Limits.PAYLOAD_MAX_BYTES || rest < 0 || rest % groupBytes != 0) {
            throw new UndecodableException();
        }
    }

    int u8() {
        return Byte.toUnsignedInt(buffer.get());
    }

    int u16() {
        return Short.toUnsignedInt(buffer.getShort());
    }

    long u32() {
        return Integer.toUnsignedLong(buffer.getInt());
    }

    long u64() {
        return buffer.getLong();
    }

    <E extends Enum<E>> E known(Optional<E> value) {
        return value.orElseThrow(UndecodableException::new);
    }

    /** All that are left; {@link #hasGroups} has seen that they are whole. */
    <T> List<T> groups(Function<PayloadReader, T> reading) {
        List<T> groups = new ArrayList<>();
        while (buffer.hasRemaining()) {
            groups.add(reading.apply(this));
        }
        return groups;
    }

    Octets octets() {
        byte[] rest = new byte[buffer.remaining()];
        buffer.get(rest);
        return Octets.copyOf(rest);
    }
}
