package dev.diptych.protocol.link;

import dev.diptych.protocol.message.Event;
import dev.diptych.protocol.message.Reply;
import dev.diptych.protocol.message.Request;
import dev.diptych.protocol.time.BoardTime;
import dev.diptych.protocol.time.HostClock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A board on a port: {@link LinkThread} talks to it, all others wait for that. */
final class LinkedBoard implements Board {
    /** Longer than any queue of asks takes; only if the port holds the link's thread fast. */
    private static final long PATIENCE_SECONDS = 20;

    private static final long ABORT_PATIENCE_MILLIS = 100;

    private final BoardFacts facts;
    private final BytePort port;
    private final Clockwork clockwork;
    private final LinkThread link;
    private final List<Consumer<Event>> listeners;

    private LinkedBoard(BoardFacts facts, BytePort port, Clockwork clockwork, LinkThread link,
            List<Consumer<Event>> listeners) {
        this.facts = facts;
        this.port = port;
        this.clockwork = clockwork;
        this.link = link;
        this.listeners = listeners;
    }

    static LinkedBoard open(BytePort port, Optional<String> expectedSerial, HostClock clock) throws LinkException {
        List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
        Requests requests = new Requests(port, clock, event -> listeners.forEach(each -> each.accept(event)));
        Opening.Found found = new Opening(port.name(), requests).find(expectedSerial);
        Clockwork clockwork = new Clockwork(requests, found.boot(), port, found.facts().ticksPerSecond());
        for (int i = 0; clockwork.wantsFirst(i); i++) {
            long dueNanos = clock.nanos() + Clockwork.FIRST_NANOS;
            clockwork.sync();
            for (long left = dueNanos - clock.nanos(); left > 0; left = dueNanos - clock.nanos()) {
                requests.listen(left);
            }
        }
        LinkThread link = new LinkThread(requests, clockwork, port, clock, found.boot());
        link.start();
        return new LinkedBoard(found.facts(), port, clockwork, link, listeners);
    }

    @Override
    public BoardFacts facts() {
        return facts;
    }

    @Override
    public <R extends Reply> R ask(Request<R> request) throws LinkException {
        if (Thread.currentThread().isInterrupted()) {
            // Whether the answer or the interrupt were seen first would be chance.
            throw LinkSentences.interrupted(port.name());
        }
        Ask ask = new Ask(request);
        link.put(ask);
        if (request instanceof Request.Abort) {
            breakUnlessAnswered(ask);
        }
        Answer answer = await(ask);
        Reply reply = Reply.decode(request.type(), answer.frame().payload().toBytes())
                .orElseThrow(() -> LinkSentences.misunderstood(port.name(), request.toString(),
                        answer.frame().payload().toString()));
        if (!request.replyClass().isInstance(reply)) {
            throw LinkSentences.misunderstood(port.name(), request.toString(), reply.result().name());
        }
        return request.replyClass().cast(reply);
    }

    /** Other requests may stand before it, and each may be tried for long: a stop does not wait for them. */
    private void breakUnlessAnswered(Ask ask) {
        try {
            ask.answer().get(ABORT_PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            port.sendBreak();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            port.sendBreak();
        } catch (ExecutionException e) {
            // The link was lost meanwhile, and its thread has sent the break.
            return;
        }
    }

    private Answer await(Ask ask) throws LinkException {
        try {
            return ask.answer().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            // If its turn has not come, it is not sent any more.
            ask.answer().cancel(false);
            Thread.currentThread().interrupt();
            throw LinkSentences.interrupted(port.name());
        } catch (TimeoutException e) {
            ask.answer().cancel(false);
            throw LinkSentences.neverServed(port.name(), PATIENCE_SECONDS);
        } catch (ExecutionException e) {
            // Thrown here, so that the trace shows who asked.
            if (e.getCause() instanceof LinkException cause) {
                throw new LinkException(cause.fault(), String.valueOf(cause.getMessage()));
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public BoardTime time() {
        return clockwork.time();
    }

    @Override
    public Runnable listen(Consumer<Event> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public boolean sendBreak() {
        return port.sendBreak();
    }

    @Override
    public Optional<LinkException> lost() {
        return link.lost();
    }

    @Override
    public void close() {
        link.end();
    }
}
