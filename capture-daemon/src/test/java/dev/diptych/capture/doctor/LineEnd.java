package dev.diptych.capture.doctor;

import dev.diptych.protocol.frame.Flow;
import dev.diptych.protocol.frame.Frame;
import dev.diptych.protocol.frame.FrameScanner;
import dev.diptych.protocol.frame.Verdict;
import dev.diptych.protocol.link.BytePort;
import dev.diptych.protocol.message.BoardModel;
import dev.diptych.protocol.message.Octets;
import dev.diptych.protocol.message.Reply;
import dev.diptych.protocol.message.Request;
import dev.diptych.protocol.message.ResetCause;
import dev.diptych.protocol.message.Result;
import dev.diptych.protocol.message.State;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;

/** A line at whose other end somebody says who he is, or nobody says anything. Waiting makes its clock pass. */
final class LineEnd implements BytePort {
    private static final int BOOT = 7;

    private final OptionalLong schemaHash;
    private final Deque<byte[]> coming = new ArrayDeque<>();
    private final FrameScanner scanner = new FrameScanner(new FrameScanner.Listener() {
        @Override
        public void frame(Frame frame) {
            answer(frame);
        }

        @Override
        public void dropped(Verdict verdict) {
            throw new AssertionError(verdict);
        }
    });
    private long nanos;

    /** @param schemaHash of what it was built from; empty for a silent one */
    LineEnd(OptionalLong schemaHash) {
        this.schemaHash = schemaHash;
    }

    private void answer(Frame asked) {
        if (schemaHash.isEmpty()) {
            return;
        }
        Reply reply = asked.type() == Request.Identify.TYPE
                ? new Reply.Identify(Result.OK, BoardModel.ATMEGA2560, 0, 9, 1, 0, 0xA1)
                : new Reply.Hello(Result.OK, 1, schemaHash.getAsLong(), 2_000_000, State.SAFE, ResetCause.POWER_ON, 64,
                        0, 0, List.of());
        coming.add(new Frame(Frame.VERSION, asked.type(), Flow.REPLY, asked.requestId(), BOOT,
                Octets.copyOf(reply.payload())).toLine());
    }

    long nanos() {
        return nanos;
    }

    @Override
    public String name() {
        return "/dev/ttyLine";
    }

    @Override
    public long byteNanos() {
        return 0;
    }

    @Override
    public boolean write(byte[] bytes) {
        scanner.take(bytes, bytes.length);
        return true;
    }

    @Override
    public int read(byte[] into, long timeoutNanos) {
        byte[] next = coming.poll();
        if (next == null) {
            nanos += timeoutNanos;
            return 0;
        }
        System.arraycopy(next, 0, into, 0, next.length);
        return next.length;
    }

    @Override
    public boolean sendBreak() {
        throw new AssertionError("Nobody asks for a break.");
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
