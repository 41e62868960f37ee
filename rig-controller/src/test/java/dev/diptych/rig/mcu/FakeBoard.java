package dev.diptych.rig.mcu;

import dev.diptych.protocol.link.Board;
import dev.diptych.protocol.link.BoardFacts;
import dev.diptych.protocol.link.LinkException;
import dev.diptych.protocol.link.LinkFault;
import dev.diptych.protocol.message.Ending;
import dev.diptych.protocol.message.Event;
import dev.diptych.protocol.message.Fault;
import dev.diptych.protocol.message.Kind;
import dev.diptych.protocol.message.Reply;
import dev.diptych.protocol.message.Request;
import dev.diptych.protocol.message.Result;
import dev.diptych.protocol.message.Role;
import dev.diptych.protocol.message.State;
import dev.diptych.protocol.time.BoardTime;
import dev.diptych.rig.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Does what it is asked, in virtual time, unless a test has said otherwise. It checks nothing. */
final class FakeBoard implements Board {
    private static final long ROUND_TRIP_NANOS = 5_000_000;
    /** The reference board's outputs. */
    static final BoardFacts FACTS = new BoardFacts("/dev/ttyFake", "Fake", "1.0.0", "00000000",
            "0000000000000000", FakeTime.TICKS_PER_SECOND, 64, outputs());

    final FakeTime time;
    final List<Request<?>> asked = new ArrayList<>();
    final List<Consumer<Event>> listeners = new ArrayList<>();
    /** What is answered once instead, or thrown; by the request's class. */
    final Map<Class<?>, Deque<Object>> instead = new HashMap<>();
    /** By how many ticks each edge is late. */
    int lateTicks;
    int breaks;
    /** FIRE is acted on, but its answer is lost. */
    boolean fireUnheard;
    State state = State.SAFE;
    Fault fault = Fault.NONE;
    long capsCrc;
    long shotId;
    Optional<LinkException> lost = Optional.empty();
    /** When the shot was cut; it was not. */
    LongSupplier cutNanos = () -> Long.MAX_VALUE;

    private final Clock clock;
    private final List<Request.Load.Edge> loaded = new ArrayList<>();
    private long startTicks;
    private long heldUntilNanos = Long.MAX_VALUE;
    private boolean preview;

    FakeBoard(Clock clock, FakeTime time) {
        this.clock = clock;
        this.time = time;
    }

    private static List<BoardFacts.Output> outputs() {
        List<BoardFacts.Output> outputs = new ArrayList<>();
        outputs.add(new BoardFacts.Output(Role.FLASH, false));
        outputs.add(new BoardFacts.Output(Role.TORCH, false));
        for (int i = 2; i < 18; i++) {
            outputs.add(new BoardFacts.Output(Role.LAMP, i >= 10));
        }
        return outputs;
    }

    static LinkException silent() {
        return new LinkException(LinkFault.E_LINK_LOST, "The board at /dev/ttyFake does not answer; check its cable.");
    }

    static LinkException reset() {
        return new LinkException(LinkFault.E_MCU_RESET, "The board at /dev/ttyFake was reset; look after its supply.");
    }

    void answerOnce(Class<?> request, Object reply) {
        instead.computeIfAbsent(request, key -> new ArrayDeque<>()).add(reply);
    }

    @Override
    public BoardFacts facts() {
        return FACTS;
    }

    @Override
    public <R extends Reply> R ask(Request<R> request) throws LinkException {
        asked.add(request);
        clock.sleepUntil(clock.nanos() + ROUND_TRIP_NANOS);
        Object other = instead.getOrDefault(request.getClass(), new ArrayDeque<>()).poll();
        if (request instanceof Request.Fire fire && fireUnheard) {
            fired(fire);
            throw silent();
        }
        if (other instanceof LinkException failure) {
            throw failure;
        }
        return request.replyClass().cast(other == null ? answer(request) : other);
    }

    private Reply answer(Request<?> request) {
        return switch (request) {
            case Request.SetCaps _ -> {
                capsCrc = 77;
                yield new Reply.SetCaps(Result.OK, 0, capsCrc);
            }
            case Request.Load load -> {
                if (load.first() == 0) {
                    loaded.clear();
                }
                loaded.addAll(load.edges());
                preview = load.kind() == Kind.PREVIEW;
                yield new Reply.Load(Result.OK, 0);
            }
            case Request.Arm _ -> new Reply.Arm(Result.OK);
            case Request.Fire fire -> {
                fired(fire);
                yield new Reply.Fire(Result.OK, 0);
            }
            case Request.Abort _ -> {
                long now = clock.nanos();
                cutNanos = () -> now;
                state = State.FAULT;
                fault = Fault.ABORTED;
                yield new Reply.Abort(Result.OK);
            }
            case Request.Clear _ -> {
                state = State.SAFE;
                fault = Fault.NONE;
                yield new Reply.Clear(Result.OK);
            }
            case Request.Status _ -> status();
            case Request.Keep keep -> {
                heldUntilNanos = clock.nanos() + keep.forUs() * 1000;
                yield new Reply.Keep(Result.OK, Integer.toUnsignedLong(time.ticksAt(heldUntilNanos)));
            }
            case Request.Release _ -> {
                heldUntilNanos = clock.nanos();
                yield new Reply.Release(Result.OK);
            }
            case Request.Edges edges -> edges(edges);
            default -> throw new IllegalArgumentException("Not asked for in these tests: " + request);
        };
    }

    void fired(Request.Fire fire) {
        shotId = fire.shotId();
        startTicks = fire.startTicks();
        heldUntilNanos = preview ? time.hostNanos((int) startTicks) + 2_000_000_000L : Long.MAX_VALUE;
    }

    private Reply.Status status() {
        return new Reply.Status(Result.OK, state, fault, 2, 0, 0, capsCrc, 0, shotId, Ending.NONE, 0, 0, 0, 0, 0, 0);
    }

    private Reply.Edges edges(Request.Edges asked) {
        if (asked.shotId() != shotId) {
            return new Reply.Edges(Result.NO_SUCH_SHOT, Ending.NONE, 0, 0, List.of());
        }
        long endNanos = Math.min(cutNanos.getAsLong(), heldUntilNanos);
        List<Reply.Edges.Edge> made = new ArrayList<>();
        Map<Integer, Integer> away = new TreeMap<>();
        for (Request.Load.Edge edge : loaded) {
            int tick = (int) startTicks + (int) edge.offsetTicks() + lateTicks;
            if (time.hostNanos(tick) <= Math.min(clock.nanos(), endNanos)) {
                made.add(new Reply.Edges.Edge(Integer.toUnsignedLong(tick), edge.output(), edge.level()));
                away.put(edge.output(), edge.level());
            }
        }
        boolean ended = clock.nanos() >= endNanos;
        if (ended) {
            away.forEach((output, level) -> {
                int rest = output >= 10 ? 255 : 0;
                if (level != rest) {
                    made.add(new Reply.Edges.Edge(Integer.toUnsignedLong(time.ticksAt(endNanos)), output, rest));
                }
            });
        }
        boolean cut = ended && cutNanos.getAsLong() <= heldUntilNanos;
        Ending ending = cut
                ? Ending.CUT
                : ended || (made.size() == loaded.size() && !preview) ? Ending.COMPLETE : Ending.UNDER_WAY;
        // As many as a small payload has room for.
        List<Reply.Edges.Edge> page = made.subList(Math.min(asked.first(), made.size()),
                Math.min(made.size(), asked.first() + 4));
        return new Reply.Edges(Result.OK, ending, made.size(), asked.first(), page);
    }

    <T extends Request<?>> List<T> asked(Class<T> type) {
        return asked.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public BoardTime time() {
        return time;
    }

    @Override
    public Runnable listen(Consumer<Event> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public boolean sendBreak() {
        breaks++;
        return true;
    }

    @Override
    public Optional<LinkException> lost() {
        return lost;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
