package dev.diptych.capture.rig;

import dev.diptych.capture.libcamera.RigTime;
import dev.diptych.protocol.link.Board;
import dev.diptych.protocol.link.LinkException;
import dev.diptych.protocol.link.LinkFault;
import dev.diptych.protocol.message.Ending;
import dev.diptych.protocol.message.Event;
import dev.diptych.protocol.message.Fault;
import dev.diptych.protocol.message.Reply;
import dev.diptych.protocol.message.Request;
import dev.diptych.protocol.message.Result;
import dev.diptych.protocol.message.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A board in the time of a fake rig: it runs the shots that it is told and does nothing else. It checks none; the models of
 * firmware-protocol do that. Its clock is the host's, 2 million ticks a second.
 */
public final class VirtualMcu {
    static final long TICK_NANOS = 500;
    private static final int AWAY = 255;

    /** Hears of each switch, at its instant. */
    @FunctionalInterface
    public interface Pins {
        void switched(int output, boolean away);
    }

    /** What it was asked, over any link. */
    public final List<Request<?>> asked = new CopyOnWriteArrayList<>();
    /** What opening its port is refused with. */
    public volatile @Nullable LinkException refusal;
    public volatile boolean clockKnown = true;
    private final RigTime time;
    private final Pins pins;
    private final Set<Integer> away = new TreeSet<>();
    private final List<Request.Load.Edge> loaded = new ArrayList<>();
    private final List<Reply.Edges.Edge> made = new ArrayList<>();
    private volatile @Nullable VirtualLink link;
    private State state = State.SAFE;
    private Fault fault = Fault.NONE;
    private boolean stopOpen;
    private long faultTicks;
    private long capsCrc;
    private long shotId;
    private Ending ending = Ending.NONE;
    /** Steps of shots before are not made any more. */
    private int shots;

    VirtualMcu(RigTime time, Pins pins) {
        this.time = time;
        this.pins = pins;
    }

    Board open() throws LinkException {
        LinkException refused = refusal;
        if (refused != null) {
            throw refused;
        }
        VirtualLink opened = new VirtualLink(this);
        link = opened;
        return opened;
    }

    /** The cable is pulled; the board goes on. */
    public void cutLink() {
        VirtualLink cut = link;
        if (cut != null) {
            cut.lose(LinkFault.E_LINK_LOST, "does not answer any more; check its cable.");
        }
    }

    /** The stop input opens or closes. */
    public void stop(boolean open) {
        stopOpen = open;
        if (open) {
            fail(Fault.EMERGENCY_STOP);
        }
    }

    /** A fault comes up, and is told. */
    public synchronized void fail(Fault cause) {
        shots++;
        ending = ending == Ending.UNDER_WAY ? Ending.CUT : ending;
        state = State.FAULT;
        if (fault == Fault.NONE) {
            fault = cause;
            faultTicks = ticks();
        }
        for (int output : List.copyOf(away)) {
            edge(output, 0);
        }
        VirtualLink told = link;
        if (told != null) {
            told.tell(new Event.FaultSet(cause, 0, faultTicks));
        }
    }

    /** Everything forgotten, and the watchdog's fault standing. */
    public synchronized void reset() {
        fail(Fault.WATCHDOG);
        capsCrc = 0;
        shotId = 0;
        ending = Ending.NONE;
        VirtualLink cut = link;
        if (cut != null) {
            cut.lose(LinkFault.E_MCU_RESET, "was reset; look after its supply.");
        }
    }

    /** Of the clock that it shares with the host. */
    long nanos() {
        return time.nanos();
    }

    private long ticks() {
        return Integer.toUnsignedLong((int) (time.nanos() / TICK_NANOS));
    }

    private void edge(int output, int level) {
        boolean leaves = level == AWAY;
        made.add(new Reply.Edges.Edge(ticks(), output, level));
        if (leaves ? away.add(output) : away.remove(output)) {
            pins.switched(output, leaves);
        }
    }

    /** It is asked, over a link that is not cut. */
    synchronized Reply answer(Request<?> request) {
        asked.add(request);
        return switch (request) {
            case Request.Status _ -> new Reply.Status(Result.OK, state, fault, 0, faultTicks, away.size(), capsCrc, 0,
                    shotId, ending, made.size(), 0, 0, 0, 0, 500);
            case Request.SetCaps _ -> {
                capsCrc = 77;
                state = State.SAFE;
                yield new Reply.SetCaps(Result.OK, 0, capsCrc);
            }
            case Request.Load load -> {
                if (load.first() == 0) {
                    loaded.clear();
                }
                loaded.addAll(load.edges());
                yield new Reply.Load(free(), 0);
            }
            case Request.Arm _ -> new Reply.Arm(free());
            case Request.Fire fire -> {
                if (free() == Result.OK) {
                    fire(fire);
                }
                yield new Reply.Fire(free(), ticks());
            }
            case Request.Edges edges -> new Reply.Edges(Result.OK, ending, made.size(), edges.first(),
                    made.subList(edges.first(), Math.min(made.size(), edges.first() + 20)));
            case Request.Abort _ -> {
                fail(Fault.ABORTED);
                yield new Reply.Abort(Result.OK);
            }
            case Request.Clear _ -> new Reply.Clear(clear());
            default -> throw new IllegalArgumentException("Not asked for in these tests: " + request);
        };
    }

    private Result free() {
        return state == State.FAULT ? Result.FAULTED : Result.OK;
    }

    private Result clear() {
        if (stopOpen) {
            return Result.STILL_STOPPED;
        }
        state = State.SAFE;
        fault = Fault.NONE;
        return Result.OK;
    }

    private void fire(Request.Fire fire) {
        shotId = fire.shotId();
        made.clear();
        ending = Ending.UNDER_WAY;
        shots++;
        int shot = shots;
        int leftTicks = (int) fire.startTicks() - (int) ticks();
        long startNanos = (time.nanos() / TICK_NANOS + leftTicks) * TICK_NANOS;
        for (Request.Load.Edge edge : List.copyOf(loaded)) {
            time.at(startNanos + edge.offsetTicks() * TICK_NANOS, () -> step(shot, edge));
        }
    }

    private synchronized void step(int shot, Request.Load.Edge edge) {
        if (shot != shots) {
            return;
        }
        edge(edge.output(), edge.level());
        if (made.size() == loaded.size()) {
            ending = Ending.COMPLETE;
        }
    }

    /** How often it was asked that. */
    public long asked(Class<? extends Request<?>> what) {
        return asked.stream().filter(what::isInstance).count();
    }
}
