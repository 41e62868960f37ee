package dev.diptych.inference.onnx;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One message of protobuf's wire format, written field by field. Weights that are put in are kept, not copied, until
 * {@link #toBytes}: a network of 30 million parameters lies in memory twice, not five times.
 */
final class ProtoMessage {
    private static final int LONGEST_VARINT_BYTES = 10;
    private final List<byte[]> pieces = new ArrayList<>();
    private long sizeBytes;

    ProtoMessage number(int field, long value) {
        varint(tag(field, ProtoWire.VARINT));
        varint(value);
        return this;
    }

    ProtoMessage float32(int field, float value) {
        varint(tag(field, ProtoWire.FIXED32));
        int bits = Float.floatToIntBits(value);
        add(new byte[]{(byte) bits, (byte) (bits >> 8), (byte) (bits >> 16), (byte) (bits >> 24)});
        return this;
    }

    ProtoMessage bytes(int field, byte[] value) {
        varint(tag(field, ProtoWire.LENGTH));
        varint(value.length);
        add(value);
        return this;
    }

    ProtoMessage text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    ProtoMessage message(int field, ProtoMessage value) {
        varint(tag(field, ProtoWire.LENGTH));
        varint(value.sizeBytes);
        return append(value);
    }

    /** Adds another's fields to these. */
    ProtoMessage append(ProtoMessage fields) {
        fields.pieces.forEach(this::add);
        return this;
    }

    /** @throws IllegalStateException over 2 GB, which protobuf cannot hold either */
    byte[] toBytes() {
        if (sizeBytes > Integer.MAX_VALUE - 8) {
            throw new IllegalStateException("A network of " + sizeBytes + " bytes does not fit into one ONNX file.");
        }
        byte[] all = new byte[(int) sizeBytes];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        return all;
    }

    private static long tag(int field, int wireType) {
        return ((long) field << 3) | wireType;
    }

    private void varint(long value) {
        byte[] digits = new byte[LONGEST_VARINT_BYTES];
        int count = 0;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            digits[count++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        digits[count++] = (byte) rest;
        add(Arrays.copyOf(digits, count));
    }

    private void add(byte[] piece) {
        pieces.add(piece);
        sizeBytes += piece.length;
    }
}
