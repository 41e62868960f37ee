package dev.diptych.capture.rig;

import dev.diptych.protocol.link.Board;
import dev.diptych.protocol.link.BoardFacts;
import dev.diptych.protocol.link.LinkException;
import dev.diptych.protocol.link.LinkFault;
import dev.diptych.protocol.message.Event;
import dev.diptych.protocol.message.Fault;
import dev.diptych.protocol.message.Reply;
import dev.diptych.protocol.message.Request;
import dev.diptych.protocol.message.Role;
import dev.diptych.protocol.time.BoardTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A link to a virtual board, until it is cut. */
final class VirtualLink implements Board {
    private static final String PORT = "/dev/ttyFake";
    private static final int PINS = 10;

    private final VirtualMcu mcu;
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
    private volatile Optional<LinkException> lost = Optional.empty();

    VirtualLink(VirtualMcu mcu) {
        this.mcu = mcu;
    }

    void lose(LinkFault fault, String how) {
        lost = Optional.of(new LinkException(fault, "The board at " + PORT + " " + how));
    }

    void tell(Event event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    @Override
    public BoardFacts facts() {
        List<BoardFacts.Output> outputs = new ArrayList<>(
                List.of(new BoardFacts.Output(Role.FLASH, false),
                        new BoardFacts.Output(Role.TORCH, false)));
        while (outputs.size() < PINS) {
            outputs.add(new BoardFacts.Output(Role.LAMP, false));
        }
        return new BoardFacts(PORT, "Virtual", "1.2.3", "07cb549e", "5583930343135f0e",
                1_000_000_000 / VirtualMcu.TICK_NANOS, 64, outputs);
    }

    @Override
    public <R extends Reply> R ask(Request<R> request) throws LinkException {
        if (lost.isPresent()) {
            throw lost.get();
        }
        return request.replyClass().cast(mcu.answer(request));
    }

    @Override
    public BoardTime time() {
        return new SharedTime();
    }

    @Override
    public Runnable listen(Consumer<Event> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public boolean sendBreak() {
        mcu.fail(Fault.BREAK);
        return true;
    }

    @Override
    public Optional<LinkException> lost() {
        return lost;
    }

    @Override
    public void close() {
        listeners.clear();
    }

    /** The host's clock is the board's. */
    private final class SharedTime implements BoardTime {
        @Override
        public boolean isKnown() {
            return mcu.clockKnown;
        }

        @Override
        public int ticksAt(long hostNanos) {
            if (!mcu.clockKnown) {
                throw new IllegalStateException("The board's clock is not known.");
            }
            return (int) (hostNanos / VirtualMcu.TICK_NANOS);
        }

        @Override
        public long hostNanos(int ticks) {
            long now = mcu.nanos() / VirtualMcu.TICK_NANOS;
            return (now + (ticks - (int) now)) * VirtualMcu.TICK_NANOS;
        }

        @Override
        public long uncertaintyNanos(long hostNanos) {
            return 14_000;
        }

        @Override
        public double driftPpm() {
            return -12.5;
        }
    }
}
