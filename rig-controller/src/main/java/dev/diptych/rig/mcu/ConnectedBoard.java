package dev.diptych.rig.mcu;

import dev.diptych.protocol.link.Board;
import dev.diptych.protocol.link.LinkException;
import dev.diptych.protocol.link.LinkFault;
import dev.diptych.protocol.message.Fault;
import dev.diptych.protocol.message.Limits;
import dev.diptych.protocol.message.Reply;
import dev.diptych.protocol.message.Request;
import dev.diptych.protocol.message.Result;
import dev.diptych.protocol.message.State;
import dev.diptych.protocol.message.TimelineLoad;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.DeviceFault;
import dev.diptych.rig.switching.NotFiredException;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A board that knows its lights' caps, and what it takes to have it fire. For one thread, but for what says otherwise. */
final class ConnectedBoard {
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    /** @param startTicks which the shot was fired with */
    private record Before(int startTicks, int endTicks, long firedNanos) {}

    private final Board board;
    private final BoardWords words;
    private final Request.SetCaps caps;
    private final Clock clock;
    private final long connectedNanos;
    private volatile long capsCrc;
    private volatile long shotId;
    private @Nullable Before before;

    /** @param caps made for this board */
    ConnectedBoard(Board board, Request.SetCaps caps, BoardWords words, Clock clock) {
        this.board = board;
        this.caps = caps;
        this.words = words;
        this.clock = clock;
        this.connectedNanos = clock.nanos();
    }

    Board board() {
        return board;
    }

    /**
     * Tells the board its lights' caps; any thread, one at a time. What a host that ended has left is cleared; any other
     * fault stands until a person has seen to it.
     *
     * @return the fault that stands, in words; empty if the board is ready
     * @throws DeviceException if it does not take them
     */
    Optional<String> configure() throws LinkException, DeviceException {
        Reply.Status status = board.ask(new Request.Status());
        if (status.state() == State.FAULT && BoardWords.isOfHost(status.fault())) {
            board.ask(new Request.Clear(status.fault()));
            status = board.ask(new Request.Status());
        }
        if (status.state() == State.FAULT) {
            return Optional.of(words.fault(status));
        }
        Reply.SetCaps taken = board.ask(caps);
        if (taken.result() != Result.OK) {
            throw new DeviceException(DeviceFault.E_MCU_WIRING, words.capsRefused(taken.result()));
        }
        capsCrc = taken.capsCrc();
        shotId = Math.max(shotId, status.shotId());
        return Optional.empty();
    }

    /**
     * Loads, arms and fires. A shot that just keeps the spacing by the host's clock is begun a little later if the
     * board's goes slower.
     *
     * @param mostShiftedNanos by how much later that may be
     * @return as it was fired
     * @throws NotFiredException if nothing was switched
     * @throws ShotException if that is unknown
     */
    Fired fire(Timeline wanted, long mostShiftedNanos) throws ShotException {
        Timeline timeline = spaced(wanted, mostShiftedNanos);
        long id = shotId + 1;
        try {
            TimelineLoad load = timeline.load();
            for (Request.Load chunk : load.chunks()) {
                Reply.Load loaded = board.ask(chunk);
                require(loaded.result(), refusedLight(loaded, timeline));
            }
            require(board.ask(new Request.Arm(load.crc(), capsCrc, id)).result(), "");
        } catch (LinkException e) {
            throw new NotFiredException(e.getMessage() + " Nothing was switched.");
        }
        shotId = id;
        fire(id, timeline.startTicks());
        before = new Before(timeline.startTicks(), timeline.startTicks() + (int) timeline.lengthTicks(),
                clock.nanos());
        return new Fired(id, timeline);
    }

    /** A shot that the board has taken. */
    record Fired(long shotId, Timeline timeline) {}

    private void fire(long id, int startTicks) throws ShotException {
        Result result;
        try {
            result = board.ask(new Request.Fire(id, startTicks & UNSIGNED)).result();
        } catch (LinkException e) {
            if (!wasTaken(id, e)) {
                throw new NotFiredException("The board at " + board.facts().port()
                        + " did not get the word to fire; nothing was switched. Check its cable and take the pair again.");
            }
            return;
        }
        require(result, "");
    }

    /** What can still be learnt of a shot when no answer to its FIRE has come; it is never fired again. */
    private boolean wasTaken(long id, LinkException noAnswer) throws ShotException {
        if (noAnswer.fault() != LinkFault.E_MCU_RESET) {
            try {
                // The board acts on requests in their order: by now it has had the FIRE, or will never have it.
                return board.ask(new Request.Status()).shotId() == id;
            } catch (LinkException e) {
                // Nothing more is to be learnt.
            }
        }
        throw unknown(noAnswer);
    }

    /** For want of an answer. */
    static ShotException unknown(LinkException cause) {
        return new ShotException("What became of the shot is unknown, and it is not fired again: " + cause.getMessage()
                + " Look at the lights, then clear the fault.");
    }

    private void require(Result result, String what) throws NotFiredException {
        if (result == Result.OK) {
            return;
        }
        String sentence = words.refused(result, what, holdOffSeconds());
        try {
            Reply.Status status = board.ask(new Request.Status());
            if (status.state() == State.FAULT) {
                sentence = words.fault(status) + " Nothing is fired until the fault is cleared.";
            } else if (status.state() == State.ARMED) {
                disarm();
            } else if (status.capsCrc() != capsCrc && configure().isEmpty()) {
                sentence = "The board at " + board.facts().port()
                        + " had forgotten its lights' caps, because it heard nothing of this computer for too long or was"
                        + " reset; it has been told them again. Nothing was switched; take the pair again.";
            }
        } catch (LinkException | DeviceException e) {
            sentence = sentence + " " + e.getMessage();
        }
        throw new NotFiredException(sentence);
    }

    /** Otherwise it would stay armed for seconds, and take no other shot. */
    private void disarm() throws LinkException {
        board.ask(new Request.Abort());
        board.ask(new Request.Clear(Fault.ABORTED));
    }

    private String refusedLight(Reply.Load loaded, Timeline timeline) {
        return switch (loaded.result()) {
            case NOT_AT_REST, OVER_CAP -> words.nameOf(loaded.at());
            case BAD_OUTPUT, BAD_VALUE, BAD_ORDER, TOO_CLOSE -> loaded.at() < timeline.steps().size()
                    ? words.nameOf(timeline.steps().get(loaded.at()).output())
                    : "";
            default -> "";
        };
    }

    /** The board was started before it was connected. */
    private double holdOffSeconds() {
        return Math.max(0.1,
                Limits.HOLD_OFF_US / 1e6 - (clock.nanos() - connectedNanos) / 1e9);
    }

    private Timeline spaced(Timeline wanted, long mostShiftedNanos) {
        Before last = before;
        // Beyond this, ticks cannot be compared.
        if (last == null || clock.nanos() - last.firedNanos() > TimeUnit.MINUTES.toNanos(1)) {
            return wanted;
        }
        long ticksPerSecond = board.facts().ticksPerSecond();
        int spacing = (int) (Limits.PAIR_SPACING_US * ticksPerSecond / 1_000_000);
        int afterStart = last.startTicks() + spacing - wanted.startTicks();
        int afterEnd = last.endTicks() + 1 - wanted.startTicks();
        int missing = Math.max(afterStart, afterEnd);
        return missing > 0 && missing <= mostShiftedNanos * ticksPerSecond / 1_000_000_000
                ? wanted.startingAt(wanted.startTicks() + missing)
                : wanted;
    }

    /**
     * Everything to rest; any thread.
     *
     * @return what is not known to be at rest; empty if all is
     */
    Optional<String> rest() {
        try {
            if (board.ask(new Request.Abort()).result() == Result.OK
                    && board.ask(new Request.Status()).outputsAway() == 0) {
                return Optional.empty();
            }
        } catch (LinkException e) {
            // An ABORT without an answer was followed by a break, if the port was open.
            return Optional.of("The board at " + board.facts().port()
                    + " did not answer when it was to put the lights to rest: " + e.getMessage()
                    + " It does so by itself at the end of its shot, and a quarter of a second after it last heard of this computer otherwise; look at the lights, and cut their supply if one is away from rest.");
        }
        board.sendBreak();
        return Optional.of("The board at " + board.facts().port()
                + " does not say that every light is at rest; look at the lights, and cut their supply if one is not.");
    }

    /** A person has seen to the cause; any thread. Returns why nothing may be fired all the same. */
    Optional<String> clear() {
        try {
            Reply.Status status = board.ask(new Request.Status());
            if (status.state() == State.FAULT) {
                Result cleared = board.ask(new Request.Clear(status.fault())).result();
                if (cleared == Result.STILL_STOPPED) {
                    return Optional.of(
                            "The emergency stop at the board is still pressed, or its wire is broken; release it, then clear the fault.");
                }
                if (cleared != Result.OK) {
                    return Optional.of(words.fault(board.ask(new Request.Status())) + " Clear the fault again.");
                }
            }
            return status.state() == State.FAULT || status.capsCrc() != capsCrc ? configure() : Optional.empty();
        } catch (LinkException | DeviceException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
