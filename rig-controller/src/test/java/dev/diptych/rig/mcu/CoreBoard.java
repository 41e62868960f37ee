package dev.diptych.rig.mcu;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Native;
import dev.diptych.protocol.frame.Frame;
import dev.diptych.protocol.frame.FrameScanner;
import dev.diptych.protocol.frame.Verdict;
import dev.diptych.protocol.link.Board;
import dev.diptych.protocol.link.BoardFacts;
import dev.diptych.protocol.link.LinkException;
import dev.diptych.protocol.message.Event;
import dev.diptych.protocol.message.Reply;
import dev.diptych.protocol.message.Request;
import dev.diptych.protocol.time.BoardTime;
import dev.diptych.rig.time.Clock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/** The firmware's own core, as a shared library, in virtual time: frames in, frames out. One a process. */
final class CoreBoard implements Board {
    private static final Path LIBRARY = Path.of(System.getProperty("diptych.firmware")).resolve("libriglink-board.so");
    private static final int BOOT = 0x5EED;
    private static final int LONGEST_ANSWER_BYTES = 4096;
    /** A link beats more often than a board wants to hear of its host. */
    private static final int BEAT_TICKS = 100_000;

    private final Clock clock;
    private final FakeTime time;
    private final Deque<Frame> answers = new ArrayDeque<>();
    private final FrameScanner scanner = new FrameScanner(new FrameScanner.Listener() {
        @Override
        public void frame(Frame frame) {
            answers.add(frame);
        }

        @Override
        public void dropped(Verdict verdict) {
            throw new AssertionError(verdict);
        }
    });
    private int ticks;
    private int requestId;

    CoreBoard(Clock clock) {
        assumeTrue(Files.isRegularFile(LIBRARY),
                LIBRARY + " is missing, so plans are not tried on the firmware's core; "
                        + "sudo apt install gcc, and build again");
        Native.register(CoreBoard.class, LIBRARY.toString());
        this.clock = clock;
        time = new FakeTime(clock::nanos, 0, 0);
        ticks = time.ticksAt(clock.nanos());
        rlb_start(BOOT, (byte) 0, ticks, 1);
    }

    @Override
    public BoardFacts facts() {
        return FakeBoard.FACTS;
    }

    @Override
    public <R extends Reply> R ask(Request<R> request) {
        catchUp();
        return request.replyClass().cast(Reply.decode(request.type(), send(request).payload().toBytes()).orElseThrow());
    }

    private void catchUp() {
        int due = time.ticksAt(clock.nanos());
        while (due - ticks > BEAT_TICKS) {
            rlb_advance(BEAT_TICKS);
            ticks += BEAT_TICKS;
            send(new Request.Heartbeat(0));
        }
        rlb_advance(due - ticks);
        ticks = due;
    }

    private Frame send(Request<?> request) {
        requestId = requestId + 1 & 0xFFFF;
        byte[] line = Frame.request(request.type(), requestId, BOOT, request.payload()).toLine();
        rlb_receive(line, line.length);
        byte[] sent = new byte[LONGEST_ANSWER_BYTES];
        answers.clear();
        scanner.take(sent, rlb_sent(sent, sent.length));
        return answers.stream()
                .filter(answer -> answer.type() == request.type() && answer.requestId() == requestId)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public BoardTime time() {
        return time;
    }

    @Override
    public Runnable listen(Consumer<Event> listener) {
        return () -> {};
    }

    @Override
    public boolean sendBreak() {
        rlb_break();
        return true;
    }

    @Override
    public Optional<LinkException> lost() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // The library stays until the process ends.
    }

    private static native void rlb_start(int boot, byte resetCause, int firstTicks, long serial);

    private static native void rlb_receive(byte[] bytes, int count);

    private static native void rlb_advance(int ticks);

    private static native void rlb_break();

    private static native int rlb_sent(byte[] into, int max);
}
