package dev.diptych.protocol.link;

import dev.diptych.protocol.frame.Flow;
import dev.diptych.protocol.frame.Frame;
import dev.diptych.protocol.frame.FrameScanner;
import dev.diptych.protocol.frame.Verdict;
import dev.diptych.protocol.message.BoardModel;
import dev.diptych.protocol.message.Drive;
import dev.diptych.protocol.message.Ending;
import dev.diptych.protocol.message.Fault;
import dev.diptych.protocol.message.Limits;
import dev.diptych.protocol.message.Octets;
import dev.diptych.protocol.message.Reply;
import dev.diptych.protocol.message.Request;
import dev.diptych.protocol.message.ResetCause;
import dev.diptych.protocol.message.Result;
import dev.diptych.protocol.message.Role;
import dev.diptych.protocol.message.State;
import dev.diptych.protocol.time.HostClock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A board in a script, on a line and a clock that move only when somebody waits. */
final class ScriptedPort implements BytePort, HostClock, FrameScanner.Listener {
    static final String NAME = "/dev/ttyTEST";
    static final int FIRST_BOOT = 77;
    static final int FAULT_OUTPUT = 3;

    private static final long DELAY_NANOS = 1_000_000;
    private static final long TICK_NANOS = 500;

    private record Due(long nanos, byte[] bytes) {}

    private final FrameScanner scanner = new FrameScanner(this);
    private final Deque<Due> due = new ArrayDeque<>();
    private final List<Frame> requests = new ArrayList<>();
    private long nowNanos = 5_000_000_000L;
    private long lastWriteNanos = nowNanos;
    private long longestPauseNanos;
    private long schemaHash = Integer.toUnsignedLong(Limits.SCHEMA_HASH);
    private int boot = FIRST_BOOT;
    private int deafTo;
    private Fault fault = Fault.NONE;
    private int silentAt = -1;
    private boolean silent;
    private boolean gone;
    private boolean closed;
    private int breaks;

    synchronized void useSchema(long hash) {
        schemaHash = hash;
    }

    synchronized void reset() {
        boot++;
    }

    /** Its event is lost on the way. */
    synchronized void stop(Fault cause) {
        fault = cause;
    }

    /** When it is asked that. */
    synchronized void fallSilentAt(int type) {
        silentAt = type;
    }

    synchronized void fallSilent() {
        silent = true;
    }

    /** The next so many requests are not heard. */
    synchronized void loseRequests(int count) {
        deafTo = count;
    }

    synchronized void unplug() {
        gone = true;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized int breaks() {
        return breaks;
    }

    synchronized long longestPauseNanos() {
        return longestPauseNanos;
    }

    synchronized List<Frame> requests(int type) {
        return requests.stream().filter(frame -> frame.type() == type).toList();
    }

    long ticksAt(long hostNanos) {
        return (hostNanos / TICK_NANOS) & 0xFFFF_FFFFL;
    }

    @Override
    public synchronized long nanos() {
        return nowNanos;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long byteNanos() {
        return 0;
    }

    @Override
    public synchronized boolean write(byte[] bytes) {
        if (gone || closed) {
            return false;
        }
        longestPauseNanos = Math.max(longestPauseNanos, nowNanos - lastWriteNanos);
        lastWriteNanos = nowNanos;
        scanner.take(bytes, bytes.length);
        return true;
    }

    @Override
    public synchronized int read(byte[] into, long timeoutNanos) {
        if (gone || closed) {
            return -1;
        }
        Due next = due.peek();
        if (next == null || next.nanos() > nowNanos + timeoutNanos) {
            nowNanos += timeoutNanos;
            return 0;
        }
        nowNanos = Math.max(nowNanos, next.nanos());
        due.remove();
        System.arraycopy(next.bytes(), 0, into, 0, next.bytes().length);
        return next.bytes().length;
    }

    @Override
    public synchronized boolean sendBreak() {
        breaks += gone || closed ? 0 : 1;
        return !gone && !closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    @Override
    public void dropped(Verdict verdict) {
        throw new IllegalStateException("The host sent " + verdict);
    }

    @Override
    public void frame(Frame frame) {
        requests.add(frame);
        silent |= frame.type() == silentAt;
        if (deafTo > 0) {
            deafTo--;
        } else if (!silent) {
            Reply reply = reply(frame);
            Frame answer = new Frame(1, frame.type(), Flow.REPLY, frame.requestId(), boot,
                    Octets.copyOf(reply.payload()));
            due.add(new Due(nowNanos + 2 * DELAY_NANOS, answer.toLine()));
        }
    }

    private Reply reply(Frame frame) {
        int type = frame.type();
        boolean forAll = type == Request.Hello.TYPE || type == Request.Identify.TYPE;
        if (!forAll && frame.boot() != boot) {
            return new Reply.Refused(type, Result.STALE_BOOT);
        }
        long ticks = ticksAt(nowNanos + DELAY_NANOS);
        return switch (Request.decode(type, frame.payload().toBytes()).orElseThrow()) {
            case Request.Hello hello -> new Reply.Hello(Result.OK, 1, schemaHash, 2_000_000, State.SAFE,
                    ResetCause.POWER_ON, 64, 1, 2000, List.of(new Reply.Hello.Output(Role.FLASH, Drive.PIN),
                            new Reply.Hello.Output(Role.LAMP, Drive.DMX)));
            case Request.Identify identify -> new Reply.Identify(Result.OK, BoardModel.ATMEGA2560, 1, 2, 3, 4, 0xA1);
            case Request.Sync sync -> new Reply.Sync(Result.OK, ticks, ticks);
            case Request.Heartbeat heartbeat -> new Reply.Heartbeat(Result.OK,
                    fault == Fault.NONE ? State.SAFE : State.FAULT, fault);
            case Request.Status status ->
                new Reply.Status(Result.OK, State.FAULT, fault, FAULT_OUTPUT, ticks, 0, 0, 0, 0,
                        Ending.NONE, 0, 0, 0, 0, 0, 0);
            case Request.Abort abort -> new Reply.Abort(Result.OK);
            case Request.Clear clear -> new Reply.Clear(Result.WRONG_STATE);
            default -> new Reply.Refused(type, Result.UNKNOWN_TYPE);
        };
    }
}
