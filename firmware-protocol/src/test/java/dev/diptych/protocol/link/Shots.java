package dev.diptych.protocol.link;

import dev.diptych.protocol.message.Ending;
import dev.diptych.protocol.message.Fault;
import dev.diptych.protocol.message.Kind;
import dev.diptych.protocol.message.Limits;
import dev.diptych.protocol.message.Reply;
import dev.diptych.protocol.message.Request;
import dev.diptych.protocol.message.Result;
import dev.diptych.protocol.message.Role;
import dev.diptych.protocol.message.TimelineLoad;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Asks a board for one shot after another, and keeps what it asked for. */
final class Shots {
    private static final int FLASH = 0;
    private static final int LAMP = 2;
    private static final TimelineLoad TIMELINE = new TimelineLoad(Kind.SHOT, List.of(edge(0, LAMP, 255),
            edge(20_000, FLASH, 255), edge(30_000, FLASH, 0), edge(60_000, LAMP, 0)));
    private static final long AHEAD_NANOS = 100_000_000;
    private static final long DEADLINE_NANOS = 20_000_000_000L;

    /** A FIRE that went out, and was not refused. */
    record Fired(long shotId, int startTicks) {}

    private final List<Fired> fired = new ArrayList<>();
    private long nextShotId = 1;

    List<Fired> fired() {
        return List.copyOf(fired);
    }

    private static Request.Load.Edge edge(long offsetTicks, int output, int level) {
        return new Request.Load.Edge(offsetTicks, output, level);
    }

    /** @return how the last shot that was fired ended, as the board says; that it says nothing is in the exception */
    Ending shoot(Board board) throws LinkException {
        Fault fault = board.ask(new Request.Status()).fault();
        if (fault != Fault.NONE) {
            require(board.ask(new Request.Clear(fault)));
        }
        long capsCrc = board.ask(new Request.SetCaps(List.of(cap(FLASH, Role.FLASH), cap(LAMP, Role.LAMP)))).capsCrc();
        for (Request.Load chunk : TIMELINE.chunks()) {
            require(board.ask(chunk));
        }
        Request.Arm arm = new Request.Arm(TIMELINE.crc(), capsCrc, nextShotId++);
        require(board.ask(arm));
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        while (mayBeTakenLater(fire(board, arm.shotId())) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(AHEAD_NANOS / 10);
            // Armed for five seconds at most; otherwise this is refused, and changes nothing.
            board.ask(arm);
        }
        Reply.Status status = board.ask(new Request.Status());
        while (status.ending() == Ending.UNDER_WAY && System.nanoTime() < deadline) {
            LockSupport.parkNanos(AHEAD_NANOS / 10);
            status = board.ask(new Request.Status());
        }
        return status.ending();
    }

    private Result fire(Board board, long shotId) throws LinkException {
        int startTicks = board.time().ticksAt(System.nanoTime() + AHEAD_NANOS);
        Fired attempt = new Fired(shotId, startTicks);
        // Kept before it is asked: if the answer is lost, it may have been taken.
        fired.add(attempt);
        Result result = board.ask(new Request.Fire(shotId, Integer.toUnsignedLong(startTicks))).result();
        if (result != Result.OK) {
            fired.remove(attempt);
        }
        return result;
    }

    private static boolean mayBeTakenLater(Result result) {
        return switch (result) {
            case HOLD_OFF, TOO_SOON, TOO_NEAR, FLASH_RATE, WRONG_STATE -> true;
            default -> false;
        };
    }

    private static void require(Reply reply) {
        if (reply.result() != Result.OK) {
            throw new IllegalStateException("refused: " + reply);
        }
    }

    private static Request.SetCaps.Cap cap(int output, Role role) {
        return new Request.SetCaps.Cap(output, role, 100_000, Limits.FLASH_DUTY_CEILING_PERMILLE, 0, 0);
    }
}
