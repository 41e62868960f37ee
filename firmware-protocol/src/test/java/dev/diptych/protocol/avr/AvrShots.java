package dev.diptych.protocol.avr;

import dev.diptych.protocol.link.Board;
import dev.diptych.protocol.link.LinkException;
import dev.diptych.protocol.message.Ending;
import dev.diptych.protocol.message.Kind;
import dev.diptych.protocol.message.Limits;
import dev.diptych.protocol.message.Reply;
import dev.diptych.protocol.message.Request;
import dev.diptych.protocol.message.Result;
import dev.diptych.protocol.message.Role;
import dev.diptych.protocol.message.TimelineLoad;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Shots of sixteen edges, on the flash and seven lamps, each as soon after the one before as may be. */
final class AvrShots {
    static final int TICKS_PER_MILLISECOND = 2_000;
    private static final int SPACING_TICKS = 1_000 * TICKS_PER_MILLISECOND;
    private static final int AHEAD_TICKS = 60 * TICKS_PER_MILLISECOND;
    private static final int STEP_TICKS = Limits.EDGE_GAP_US * TICKS_PER_MILLISECOND / 1_000;
    private static final int MOST_STEPS = 1_000;
    private static final int FLASH = 0;
    private static final List<Integer> LAMPS = List.of(2, 3, 4, 5, 6, 7, 8);
    private static final int DMX_LAMP = 10;
    private static final int AWAY = 255;

    /** A shot that was fired. */
    record Fired(long shotId, long startTicks, List<Request.Load.Edge> edges) {
        long ticks(Request.Load.Edge edge) {
            return u32((int) (startTicks + edge.offsetTicks()));
        }
    }

    private final Board board;
    private final RandomGenerator random;
    private final long capsCrc;
    private long shotId;
    private final List<Fired> asked = new ArrayList<>();

    AvrShots(Board board, RandomGenerator random) throws HeldUpException, LinkException {
        this.board = board;
        this.random = random;
        List<Request.SetCaps.Cap> caps = new ArrayList<>();
        caps.add(new Request.SetCaps.Cap(FLASH, Role.FLASH, 250_000, Limits.FLASH_DUTY_CEILING_PERMILLE, 0, 0));
        for (int lamp : LAMPS) {
            caps.add(lamp(lamp, 0, 0));
        }
        // Its packets go out all the while, as they would beside relays.
        caps.add(lamp(DMX_LAMP, 1, AWAY));
        Reply.SetCaps reply = board.ask(new Request.SetCaps(caps));
        check("SET_CAPS", reply.result());
        capsCrc = reply.capsCrc();
        // Of a link before this one, perhaps: the last shot may still be to come.
        shotId = board.ask(new Request.Status()).shotId();
    }

    private static Request.SetCaps.Cap lamp(int output, int dmxSlot, int restLevel) {
        return new Request.SetCaps.Cap(output, Role.LAMP, Limits.LAMP_CEILING_US, Limits.LAMP_DUTY_CEILING_PERMILLE,
                dmxSlot, restLevel);
    }

    /** What a board says that has not heard of its host for too long: in a fault, or without caps and timeline. */
    private static void check(String what, Result result) throws HeldUpException {
        switch (result) {
            case OK -> {
            }
            case FAULTED, WRONG_STATE, BAD_OUTPUT, BAD_CAPS_CRC -> throw new HeldUpException(what + ": " + result);
            default -> throw new AssertionError(what + ": " + result);
        }
    }

    /** Loads, arms and fires the next. */
    Fired fire() throws Exception {
        List<Request.Load.Edge> edges = timeline();
        TimelineLoad timeline = new TimelineLoad(Kind.SHOT, edges);
        for (Request.Load chunk : timeline.chunks()) {
            check("LOAD", board.ask(chunk).result());
        }
        shotId++;
        check("ARM", board.ask(new Request.Arm(timeline.crc(), capsCrc, shotId)).result());
        return Avr.await(() -> fireNow(edges), "a shot that is taken");
    }

    private Optional<Fired> fireNow(List<Request.Load.Edge> edges) throws HeldUpException, LinkException {
        if (!board.time().isKnown()) {
            // Says it if the link is lost: then the clock never will be known.
            board.ask(new Request.Status());
            return Optional.empty();
        }
        long soonTicks = u32(board.time().ticksAt(System.nanoTime()) + AHEAD_TICKS);
        boolean waits = !asked.isEmpty() && (int) (u32((int) lastStartTicks() + SPACING_TICKS) - soonTicks) > 0;
        Fired fired = new Fired(shotId, waits ? u32((int) lastStartTicks() + SPACING_TICKS) : soonTicks, edges);
        asked.add(fired);
        Result result = board.ask(new Request.Fire(shotId, fired.startTicks())).result();
        if (result == Result.OK) {
            return Optional.of(fired);
        }
        asked.removeLast();
        switch (result) {
            case HOLD_OFF, TOO_SOON, TOO_NEAR, FLASH_RATE, OVER_DUTY -> {
            }
            default -> check("FIRE", result);
        }
        return Optional.empty();
    }

    private long lastStartTicks() {
        return asked.getLast().startTicks();
    }

    /** All that were fired, also one of which no answer said whether it was taken. */
    List<Fired> asked() {
        return asked;
    }

    /** What the board logged of it, when it is over. */
    Reply.Edges log(Fired shot) throws Exception {
        return Avr.await(() -> Optional.of(board.ask(new Request.Edges(shot.shotId(), 0)))
                .filter(log -> log.ending() != Ending.UNDER_WAY), "the shot's end");
    }

    /** The lamps go dark one after another, the flash burns in the dark, the lamps come back in another order. */
    private List<Request.Load.Edge> timeline() {
        List<Request.Load.Edge> edges = new ArrayList<>();
        int flashTicks = random.nextInt(150, 250) * TICKS_PER_MILLISECOND
                + random.nextInt(TICKS_PER_MILLISECOND / STEP_TICKS) * STEP_TICKS;
        for (int lamp : LAMPS) {
            edges.add(new Request.Load.Edge(lamp == LAMPS.getFirst() ? 0 : gapTicks(), lamp, AWAY));
            edges.add(new Request.Load.Edge(flashTicks + 300 * TICKS_PER_MILLISECOND + gapTicks(), lamp, 0));
        }
        edges.add(new Request.Load.Edge(flashTicks, FLASH, AWAY));
        edges.add(new Request.Load.Edge(flashTicks + random.nextInt(20, 150) * TICKS_PER_MILLISECOND, FLASH, 0));
        edges.sort(Comparator.comparingLong(Request.Load.Edge::offsetTicks));
        return edges;
    }

    /** Mostly a few steps as small as they may be: edges at one instant, and as near as they may be, are the hard ones. */
    private int gapTicks() {
        int steps = random.nextInt(3) == 0 ? random.nextInt(MOST_STEPS) : random.nextInt(4);
        return steps * STEP_TICKS;
    }

    static long u32(int ticks) {
        return Integer.toUnsignedLong(ticks);
    }
}
