package dev.diptych.protocol.link;

import dev.diptych.protocol.frame.Flow;
import dev.diptych.protocol.frame.Frame;
import dev.diptych.protocol.frame.FrameScanner;
import dev.diptych.protocol.frame.Verdict;
import dev.diptych.protocol.message.Event;
import dev.diptych.protocol.time.HostClock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * One request out at a time, sent again until it is answered (PROTOCOL.md, section 2). For one thread at a time. What it
 * throws ends the link.
 */
final class Requests implements FrameScanner.Listener {
    /** How long each try is waited for. */
    static final List<Long> TRIES_MILLIS = List.of(25L, 50L, 100L, 200L, 400L);

    private static final long MILLI_NANOS = 1_000_000;
    /** A request shows by its id whether it was sent before: another program's should not look like these. */
    private static final int FIRST_ID_SHIFT = 12;

    private final BytePort port;
    private final HostClock clock;
    private final Consumer<Event> events;
    private final FrameScanner scanner = new FrameScanner(this);
    private final byte[] buffer = new byte[512];
    private final Queue<Frame> replies = new ArrayDeque<>();
    private int nextId;
    private long lastSentNanos;

    Requests(BytePort port, HostClock clock, Consumer<Event> events) {
        this.port = port;
        this.clock = clock;
        this.events = events;
        lastSentNanos = clock.nanos();
        nextId = (int) (lastSentNanos >>> FIRST_ID_SHIFT) & 0xFFFF;
    }

    /** When the board last could hear of the host. */
    long lastSentNanos() {
        return lastSentNanos;
    }

    /**
     * Asks, as often as there are tries.
     *
     * @param boot the board's; empty as long as it is not known
     * @return empty if none was answered
     * @throws LinkException if the port is gone, the board was reset or the thread interrupted
     */
    Optional<Answer> ask(int type, byte[] payload, OptionalInt boot, List<Long> triesMillis) throws LinkException {
        Frame request = Frame.request(type, nextId, boot.orElse(0), payload);
        nextId = (nextId + 1) & 0xFFFF;
        byte[] line = request.toLine();
        replies.clear();
        long firstSentNanos = clock.nanos();
        for (int i = 0; i < triesMillis.size(); i++) {
            lastSentNanos = clock.nanos();
            if (!port.write(line)) {
                throw LinkSentences.unplugged(port.name());
            }
            Optional<Frame> reply = await(request, boot, lastSentNanos + triesMillis.get(i) * MILLI_NANOS);
            if (reply.isPresent()) {
                return Optional.of(new Answer(reply.get(), firstSentNanos, clock.nanos(), i > 0, line.length));
            }
        }
        return Optional.empty();
    }

    private Optional<Frame> await(Frame request, OptionalInt boot, long untilNanos) throws LinkException {
        while (true) {
            for (Frame reply = replies.poll(); reply != null; reply = replies.poll()) {
                if (reply.type() == request.type() && reply.requestId() == request.requestId()) {
                    if (boot.isPresent() && boot.getAsInt() != reply.boot()) {
                        throw LinkSentences.reset(port.name());
                    }
                    return Optional.of(reply);
                }
            }
            long left = untilNanos - clock.nanos();
            if (left <= 0) {
                return Optional.empty();
            }
            listen(left);
        }
    }

    /** Waits for bytes, and hears what they say; no longer than that. */
    void listen(long timeoutNanos) throws LinkException {
        if (Thread.currentThread().isInterrupted()) {
            throw LinkSentences.interrupted(port.name());
        }
        int count = port.read(buffer, timeoutNanos);
        if (count < 0) {
            throw LinkSentences.unplugged(port.name());
        }
        scanner.take(buffer, count);
    }

    /** Of what was learnt otherwise. */
    void tell(Event event) {
        events.accept(event);
    }

    @Override
    public void frame(Frame frame) {
        if (frame.flow() == Flow.REPLY) {
            replies.add(frame);
        } else if (frame.flow() == Flow.EVENT) {
            Event.decode(frame.type(), frame.payload().toBytes()).ifPresent(events);
        }
    }

    /** The request is sent again, so nothing is lost by it. */
    @Override
    public void dropped(Verdict verdict) {
    }
}
