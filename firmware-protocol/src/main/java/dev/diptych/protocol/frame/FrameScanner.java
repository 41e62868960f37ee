package dev.diptych.protocol.frame;

import dev.diptych.protocol.message.Octets;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds frames between the line's bytes (PROTOCOL.md, section 1.4). Whatever comes, it does not throw, and it keeps no more
 * than one frame's bytes.
 */
public final class FrameScanner {
    /** Hears of everything that stood between zeros, in the order of the line. */
    public interface Listener {
        void frame(Frame frame);

        /** @param verdict any but FRAME; of TOO_LONG as soon as it is */
        void dropped(Verdict verdict);
    }

    private final Listener listener;
    private final byte[] encoded = new byte[Frame.MOST_ENCODED_BYTES];
    private final byte[] plain = new byte[Frame.MOST_ENCODED_BYTES];
    private final ByteBuffer fields = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
    private int length;
    private boolean tooLong;

    public FrameScanner(Listener listener) {
        this.listener = listener;
    }

    /** Takes the first so many of these bytes. */
    public void take(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            take(bytes[i]);
        }
    }

    private void take(byte next) {
        if (next == 0) {
            if (length > 0 && !tooLong) {
                end();
            }
            length = 0;
            tooLong = false;
        } else if (length < encoded.length) {
            encoded[length++] = next;
        } else if (!tooLong) {
            tooLong = true;
            listener.dropped(Verdict.TOO_LONG);
        }
    }

    private void end() {
        int size = Cobs.decode(encoded, length, plain);
        Verdict verdict = verdict(size);
        Optional<Flow> flow = Flow.of(plain[2]);
        if (verdict == Verdict.FRAME && flow.isPresent()) {
            byte[] payload = Arrays.copyOfRange(plain, Frame.HEADER_BYTES, size - Frame.CHECK_BYTES);
            listener.frame(new Frame(Byte.toUnsignedInt(plain[0]), Byte.toUnsignedInt(plain[1]), flow.get(),
                    Short.toUnsignedInt(fields.getShort(3)), fields.getInt(5), Octets.copyOf(payload)));
        } else {
            listener.dropped(verdict);
        }
    }

    private Verdict verdict(int size) {
        if (size < 0) {
            return Verdict.BAD_COBS;
        }
        if (size < Frame.LEAST_BYTES) {
            return Verdict.TOO_SHORT;
        }
        // At most 215 encoded bytes are no more than 200 of payload: so what fits is not over the longest either.
        if (Byte.toUnsignedInt(plain[9]) != size - Frame.LEAST_BYTES) {
            return Verdict.BAD_LENGTH;
        }
        if (FrameCheck.of(plain, size - Frame.CHECK_BYTES) != fields.getInt(size - Frame.CHECK_BYTES)) {
            return Verdict.BAD_CHECK;
        }
        if (plain[0] != Frame.VERSION && !FrameCheck.isUnderstoodByAll(Byte.toUnsignedInt(plain[1]))) {
            return Verdict.BAD_VERSION;
        }
        return Flow.of(plain[2]).isPresent() ? Verdict.FRAME : Verdict.BAD_FLAGS;
    }
}
