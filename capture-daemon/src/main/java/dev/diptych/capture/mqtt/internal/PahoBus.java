package dev.diptych.capture.mqtt.internal;

import dev.diptych.capture.mqtt.bus.BrokerLogin;
import dev.diptych.capture.mqtt.bus.BusException;
import dev.diptych.capture.mqtt.bus.BusListener;
import dev.diptych.capture.mqtt.bus.CommandBus;
import dev.diptych.capture.mqtt.bus.Departure;
import dev.diptych.capture.mqtt.bus.Loss;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A bus on Paho: one thread opens connections, one after the other, and one sends. */
public final class PahoBus implements CommandBus {
    /** What does not fit is refused, but for what is retained: answers to a flood must not become one, nor hide the state. */
    private static final int MOST_WAITING = 256;
    private static final Duration LEAVE = Duration.ofSeconds(10);
    private final BrokerLogin login;
    private final String clientId;
    private final List<String> filters;
    private final Optional<Departure> will;
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
    private final CompletableFuture<Loss> closing = new CompletableFuture<>();
    private @Nullable Thread link;
    private @Nullable Thread sender;
    private volatile @Nullable PahoConnection connection;

    private record Waiting(Departure message, CompletableFuture<Void> published) {}

    /** @param will what the broker publishes when the connection breaks */
    public PahoBus(BrokerLogin login, String clientId, List<String> filters, Optional<Departure> will) {
        this.login = login;
        this.clientId = clientId;
        this.filters = List.copyOf(filters);
        this.will = will;
    }

    @Override
    public void start(BusListener listener) {
        link = Thread.ofPlatform().daemon().name("mqtt-link " + clientId).start(() -> keepConnected(listener));
        sender = Thread.ofPlatform().daemon().name("mqtt-send " + clientId).start(this::send);
    }

    @Override
    public boolean isUp() {
        return connection != null;
    }

    @Override
    public CompletableFuture<Void> publish(Departure message) {
        CompletableFuture<Void> published = new CompletableFuture<>();
        if (message.retained() || waiting.size() < MOST_WAITING) {
            waiting.add(new Waiting(message, published));
        } else {
            published.completeExceptionally(new BusException("Too many messages wait for the broker."));
        }
        return published;
    }

    private void keepConnected(BusListener listener) {
        Backoff backoff = new Backoff(login.delays(), RandomGenerator.getDefault());
        while (!closing.isDone()) {
            Loss loss = connectOnce(listener, backoff);
            if (!closing.isDone()) {
                listener.disconnected(loss);
                // Ends early when it is closed.
                closing.copy().completeOnTimeout(loss, backoff.after(loss).toNanos(), TimeUnit.NANOSECONDS).join();
            }
        }
    }

    private Loss connectOnce(BusListener listener, Backoff backoff) {
        try (PahoConnection opened = connect(listener, backoff)) {
            long openedNanos = System.nanoTime();
            if (opened.subscribe(filters)) {
                connection = opened;
                listener.connected();
            }
            Loss loss = opened.lost().applyToEither(closing, each -> each).join();
            backoff.connected(Duration.ofNanos(System.nanoTime() - openedNanos));
            return backoff.looksLikeTakeover() && !loss.takenOver()
                    ? new LossSentences(login, clientId).ofShortLived()
                    : loss;
        } catch (BusException e) {
            return new Loss(false, String.valueOf(e.getMessage()));
        } finally {
            connection = null;
        }
    }

    private PahoConnection connect(BusListener listener, Backoff backoff) throws BusException {
        try {
            return PahoConnection.open(login, clientId, will, listener::arrived);
        } catch (BusException e) {
            backoff.notConnected();
            throw e;
        }
    }

    private void send() {
        try {
            while (true) {
                Waiting next = waiting.take();
                PahoConnection open = connection;
                if (open == null) {
                    next.published().completeExceptionally(new BusException("There is no connection to the broker."));
                } else {
                    open.publish(next.message(), next.published());
                }
            }
        } catch (InterruptedException e) {
            // Closed.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.complete(new Loss(false, "The connection to the broker was closed."));
        try {
            if (link != null) {
                link.join(LEAVE);
            }
            if (sender != null) {
                sender.interrupt();
                sender.join(LEAVE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
