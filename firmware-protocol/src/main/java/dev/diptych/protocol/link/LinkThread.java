package dev.diptych.protocol.link;

import dev.diptych.protocol.message.Event;
import dev.diptych.protocol.message.Fault;
import dev.diptych.protocol.message.Reply;
import dev.diptych.protocol.message.Request;
import dev.diptych.protocol.message.Result;
import dev.diptych.protocol.time.HostClock;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;

/**
 * The one thread that uses a port: asks in their order, a heartbeat when there is nothing to ask, now and then a sample of
 * the clock. It ends when the link does, for the first reason there is, which everybody who asks then hears.
 */
final class LinkThread implements Runnable {
    private static final long HEARTBEAT_NANOS = 50_000_000;
    /** How long an ask may lie there while nothing is under way. */
    private static final long LOOK_NANOS = 1_000_000;
    private static final long END_MILLIS = 2_000;

    private final Requests requests;
    private final Clockwork clockwork;
    private final BytePort port;
    private final HostClock clock;
    private final OptionalInt boot;
    private final Thread thread;
    /** What the last beat's answer said. */
    private Fault beaten = Fault.NONE;
    private final Object lock = new Object();
    /** Guarded by the lock, as is what follows. */
    private final Queue<Ask> asks = new ArrayDeque<>();
    private Optional<LinkException> lost = Optional.empty();
    private int heartbeats;

    LinkThread(Requests requests, Clockwork clockwork, BytePort port, HostClock clock, int boot) {
        this.requests = requests;
        this.clockwork = clockwork;
        this.port = port;
        this.clock = clock;
        this.boot = OptionalInt.of(boot);
        thread = Thread.ofPlatform().daemon().name("riglink " + port.name()).unstarted(this);
    }

    void start() {
        thread.start();
    }

    void put(Ask ask) throws LinkException {
        if (Thread.currentThread().equals(thread)) {
            throw new IllegalStateException("A listener asks the board: it would wait for itself for ever.");
        }
        synchronized (lock) {
            if (lost.isPresent()) {
                throw new LinkException(lost.get().fault(), String.valueOf(lost.get().getMessage()));
            }
            asks.add(ask);
        }
    }

    Optional<LinkException> lost() {
        synchronized (lock) {
            return lost;
        }
    }

    /** Returns when the port is closed. */
    void end() {
        lose(LinkSentences.closed(port.name()));
        thread.interrupt();
        try {
            thread.join(END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        port.close();
    }

    @Override
    public void run() {
        try {
            long syncNanos = clock.nanos() + clockwork.intervalNanos();
            while (lost().isEmpty()) {
                long now = clock.nanos();
                Optional<Ask> ask = next();
                if (now - syncNanos >= 0) {
                    clockwork.sync();
                    syncNanos = now + clockwork.intervalNanos();
                }
                if (ask.isPresent()) {
                    serve(ask.get());
                } else if (now - requests.lastSentNanos() >= HEARTBEAT_NANOS) {
                    beat();
                } else {
                    requests.listen(LOOK_NANOS);
                }
            }
        } catch (LinkException e) {
            breakForAborts();
            lose(e);
        } catch (RuntimeException e) {
            breakForAborts();
            lose(LinkSentences.broken(port.name(), e.toString()));
        } finally {
            port.close();
        }
    }

    /** A fault's event may be lost on the way; the next beat shows it all the same. */
    private void beat() throws LinkException {
        Fault now = decoded(Reply.Heartbeat.class, ask(new Request.Heartbeat(heartbeats++ & 0xFFFF)))
                .map(Reply.Heartbeat::fault)
                .orElse(beaten);
        if (now != beaten && now != Fault.NONE) {
            decoded(Reply.Status.class, ask(new Request.Status())).ifPresent(status -> requests
                    .tell(new Event.FaultSet(status.fault(), status.faultOutput(), status.faultTicks())));
        }
        beaten = now;
    }

    private static <R extends Reply> Optional<R> decoded(Class<R> kind, Answer answer) {
        return Reply.decode(answer.frame().type(), answer.frame().payload().toBytes())
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private Optional<Ask> next() {
        synchronized (lock) {
            asks.removeIf(ask -> ask.answer().isDone());
            return Optional.ofNullable(asks.peek());
        }
    }

    private void serve(Ask ask) throws LinkException {
        Answer answer = ask(ask.request());
        synchronized (lock) {
            asks.remove(ask);
        }
        ask.answer().complete(answer);
    }

    private Answer ask(Request<?> request) throws LinkException {
        Answer answer = requests.ask(request.type(), request.payload(), boot, Requests.TRIES_MILLIS)
                .orElseThrow(() -> LinkSentences.lost(port.name()));
        if (answer.frame().payload().size() == 1 && answer.frame().payload().get(0) == Result.STALE_BOOT.number()) {
            throw LinkSentences.reset(port.name());
        }
        return answer;
    }

    /** A stop that was never answered: the last thing that the line carries. */
    private void breakForAborts() {
        boolean aborts;
        synchronized (lock) {
            aborts = asks.stream().anyMatch(ask -> ask.request() instanceof Request.Abort);
        }
        if (aborts) {
            port.sendBreak();
        }
    }

    /** For the first reason; nobody waits any longer. */
    private void lose(LinkException reason) {
        synchronized (lock) {
            if (lost.isEmpty()) {
                lost = Optional.of(reason);
            }
            LinkException first = lost.get();
            asks.forEach(ask -> ask.answer().completeExceptionally(first));
            asks.clear();
        }
    }
}
