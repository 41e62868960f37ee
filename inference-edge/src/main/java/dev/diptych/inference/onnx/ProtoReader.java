package dev.diptych.inference.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks one message of protobuf's wire format, trusting nothing: no length reaches beyond the message it stands in, no
 * number is longer than protobuf's longest, a file has at most {@value #MOST_MESSAGES} messages, so that a hostile one
 * fills neither stack nor heap. Stricter than protobuf where laxness hides things: a known field of another wire type, and
 * groups, are refused instead of skipped.
 */
final class ProtoReader {
    /** Ten times what DeepFlash, or any network of the papers, has. */
    private static final int MOST_MESSAGES = 100_000;
    private static final int HIGHEST_FIELD = (1 << 29) - 1;
    private final Budget budget;
    private final ByteBuffer bytes;
    private int field;
    private int wireType;

    /** What all messages of a file share. */
    private static final class Budget {
        private final String file;
        private int messages;

        private Budget(String file) {
            this.file = file;
        }
    }

    /** @param file its name, for sentences */
    ProtoReader(String file, ByteBuffer bytes) {
        this(new Budget(file), bytes);
    }

    private ProtoReader(Budget budget, ByteBuffer bytes) {
        this.budget = budget;
        this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Goes to the next field, whose value must then be taken or skipped; false at the message's end. */
    boolean next() throws OnnxFormatException {
        if (!bytes.hasRemaining()) {
            return false;
        }
        long tag = varint();
        long number = tag >>> 3;
        if (number < 1 || number > HIGHEST_FIELD) {
            throw damaged("a field has the number " + number);
        }
        field = (int) number;
        wireType = (int) (tag & 7);
        return true;
    }

    int field() {
        return field;
    }

    long number() throws OnnxFormatException {
        expect(ProtoWire.VARINT);
        return varint();
    }

    ByteBuffer bytes() throws OnnxFormatException {
        expect(ProtoWire.LENGTH);
        return take(varint());
    }

    String text() throws OnnxFormatException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes()).toString();
        } catch (CharacterCodingException _) {
            throw damaged("a name is not in UTF-8");
        }
    }

    ProtoReader message() throws OnnxFormatException {
        if (++budget.messages > MOST_MESSAGES) {
            throw refused("has more than " + MOST_MESSAGES + " parts, more than any network of portraits");
        }
        return new ProtoReader(budget, bytes());
    }

    /** The numbers of a field that may stand there singly or packed; {@code most} of them are expected. */
    long[] numbers(int most) throws OnnxFormatException {
        if (wireType != ProtoWire.LENGTH) {
            return new long[]{number()};
        }
        ProtoReader packed = message();
        long[] found = new long[most];
        int count = 0;
        while (packed.bytes.hasRemaining()) {
            if (count == most) {
                throw damaged("field " + field + " has more than " + most + " numbers");
            }
            found[count++] = packed.varint();
        }
        return Arrays.copyOf(found, count);
    }

    void skip() throws OnnxFormatException {
        switch (wireType) {
            case ProtoWire.VARINT -> varint();
            case ProtoWire.FIXED64 -> take(Long.BYTES);
            case ProtoWire.LENGTH -> take(varint());
            case ProtoWire.FIXED32 -> take(Integer.BYTES);
            default -> throw damaged("field " + field + " has the unknown wire type " + wireType);
        }
    }

    OnnxFormatException damaged(String how) {
        return new OnnxFormatException(
                budget.file + " is not a whole ONNX file (" + how + "); fetch or export it again.");
    }

    OnnxFormatException refused(String why) {
        return new OnnxFormatException(budget.file + " " + why + "; it is not used.");
    }

    private void expect(int wanted) throws OnnxFormatException {
        if (wireType != wanted) {
            throw damaged("field " + field + " has wire type " + wireType + " where " + wanted + " belongs");
        }
    }

    private ByteBuffer take(long lengthBytes) throws OnnxFormatException {
        if (lengthBytes < 0 || lengthBytes > bytes.remaining()) {
            throw damaged("field " + field + " claims " + Long.toUnsignedString(lengthBytes) + " bytes where "
                    + bytes.remaining() + " are left");
        }
        ByteBuffer taken = bytes.slice(bytes.position(), (int) lengthBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + (int) lengthBytes);
        return taken;
    }

    private long varint() throws OnnxFormatException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (!bytes.hasRemaining()) {
                throw damaged("it ends within a number");
            }
            byte digit = bytes.get();
            value |= (digit & 0x7FL) << shift;
            if (digit >= 0) {
                return value;
            }
        }
        throw damaged("a number has more than ten digits");
    }
}
