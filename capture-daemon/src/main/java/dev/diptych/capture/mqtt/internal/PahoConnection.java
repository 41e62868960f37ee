package dev.diptych.capture.mqtt.internal;

import dev.diptych.capture.mqtt.bus.Arrival;
import dev.diptych.capture.mqtt.bus.BrokerLogin;
import dev.diptych.capture.mqtt.bus.BusException;
import dev.diptych.capture.mqtt.bus.Departure;
import dev.diptych.capture.mqtt.bus.Loss;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.jspecify.annotations.Nullable;

/**
 * One connection, from its opening to its loss. A new one is a new client of Paho's: it takes over no buffers and no message
 * numbers, which is where that library's bugs are (eclipse/paho.mqtt.java #1073, #916), and an acknowledgement cannot reach the
 * wrong connection.
 */
final class PahoConnection implements MqttCallback, AutoCloseable {
    private static final long TIMEOUT_MS = PahoOptions.CONNECT_TIMEOUT_SECONDS * 1000L;
    private static final long LEAVE_MS = 1000;
    /** Held, because a logger that nobody holds forgets its level. What matters is told in sentences, not on stderr. */
    private static final Logger SILENT = Logger.getLogger("org.eclipse.paho.mqttv5");

    static {
        SILENT.setLevel(Level.OFF);
    }

    private final MqttAsyncClient client;
    private final Consumer<Arrival> arrivals;
    private final LossSentences sentences;
    private final CompletableFuture<Loss> lost = new CompletableFuture<>();
    private final Semaphore inFlight = new Semaphore(PahoOptions.RECEIVE_MAXIMUM);
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, CompletableFuture<Void>> unanswered = new ConcurrentHashMap<>();

    private PahoConnection(BrokerLogin login, String clientId, Consumer<Arrival> arrivals) throws MqttException {
        this.client = new MqttAsyncClient(login.broker().toString(), clientId, new MemoryPersistence());
        this.arrivals = arrivals;
        this.sentences = new LossSentences(login, clientId);
        client.setManualAcks(true);
        client.setCallback(this);
    }

    /** Connects, and waits for that. Never on one of Paho's threads. */
    static PahoConnection open(BrokerLogin login, String clientId, Optional<Departure> will,
            Consumer<Arrival> arrivals) throws BusException {
        try {
            PahoConnection connection = new PahoConnection(login, clientId, arrivals);
            try {
                connection.client.connect(PahoOptions.of(login, will)).waitForCompletion(TIMEOUT_MS);
                return connection;
            } catch (MqttException | BusException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (MqttException e) {
            throw new BusException(new LossSentences(login, clientId).of(e), e);
        }
    }

    /**
     * Waits for the broker's answer. Never on one of Paho's threads.
     *
     * @return false if the connection broke first, and {@link #lost} completes: a client with the same id can be that quick
     */
    boolean subscribe(List<String> filters) throws BusException {
        MqttSubscription[] subscriptions = filters.stream().map(filter -> {
            MqttSubscription subscription = new MqttSubscription(filter, 1);
            // What was retained before us is not sent at all, and what is retained now says so.
            subscription.setRetainHandling(2);
            subscription.setRetainAsPublished(true);
            return subscription;
        }).toArray(MqttSubscription[]::new);
        IMqttToken token;
        try {
            token = client.subscribe(subscriptions, null, null, new MqttProperties());
            token.waitForCompletion(TIMEOUT_MS);
        } catch (MqttException e) {
            Loss loss = new Loss(false, sentences.of(e));
            if (client.isConnected()) {
                throw new BusException(loss.sentence(), e);
            }
            // Paho knows the broker's reason a moment later, and must not be closed until then: its thread would throw.
            CompletableFuture<Loss> _ = lost.completeOnTimeout(loss, LEAVE_MS, TimeUnit.MILLISECONDS);
            return false;
        }
        if (isDenied(token)) {
            throw new BusException("E_NOT_AUTHORISED: The broker lets this rig not subscribe to "
                    + String.join(", ", filters) + "; give it the right in the broker's access list.");
        }
        return true;
    }

    /** Completes once, when the connection is gone. */
    CompletableFuture<Loss> lost() {
        return lost;
    }

    /** Waits while as many as may be are on their way. Never on one of Paho's threads. */
    void publish(Departure message, CompletableFuture<Void> published) throws InterruptedException {
        inFlight.acquire();
        long number = numbers.incrementAndGet();
        unanswered.put(number, published);
        CompletableFuture<Void> _ = published.whenComplete((_, _) -> {
            unanswered.remove(number);
            inFlight.release();
        });
        try {
            client.publish(message.topic(), PahoOptions.message(message), null, new Delivery(message, published));
        } catch (MqttException e) {
            published.completeExceptionally(new BusException(sentences.of(e), e));
        }
        if (lost.isDone()) {
            failUnanswered(lost.join());
        }
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        MqttProperties properties = Objects.requireNonNullElseGet(message.getProperties(), MqttProperties::new);
        int id = message.getId();
        int qos = message.getQos();
        arrivals.accept(new Arrival(topic, message.getPayload(), message.isRetained(),
                Optional.ofNullable(properties.getMessageExpiryInterval()),
                Optional.ofNullable(properties.getResponseTopic()),
                Optional.ofNullable(properties.getCorrelationData()), token(properties),
                () -> acknowledge(id, qos)));
    }

    private static Optional<String> token(MqttProperties properties) {
        List<UserProperty> all = properties.getUserProperties();
        return all == null
                ? Optional.empty()
                : all.stream().filter(each -> "token".equals(each.getKey())).map(UserProperty::getValue).findFirst();
    }

    private void acknowledge(int id, int qos) {
        try {
            client.messageArrivedComplete(id, qos);
        } catch (MqttException e) {
            // The connection is gone, and with it whatever waited for this acknowledgement.
            return;
        }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        lose(sentences.of(response));
    }

    private void lose(Loss loss) {
        lost.complete(loss);
        failUnanswered(lost.join());
    }

    private void failUnanswered(Loss loss) {
        unanswered.values().forEach(each -> each.completeExceptionally(new BusException(loss.sentence())));
    }

    /** Says good-bye if it can. Waits a second at most; never on one of Paho's threads. */
    @Override
    public void close() {
        try {
            if (client.isConnected()) {
                client.disconnect(LEAVE_MS).waitForCompletion(LEAVE_MS);
            } else {
                client.disconnectForcibly(0, 0, false);
            }
        } catch (MqttException e) {
            // It is not there to be taken leave of.
            lose(new Loss(false, sentences.of(e)));
        }
        try {
            client.close(true);
        } catch (MqttException e) {
            lose(new Loss(false, sentences.of(e)));
        }
        lose(new Loss(false, "The connection to the broker was closed."));
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        // A message that Paho could not read: the connection's loss, if there is one, is told by itself.
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // Each delivery has its own listener.
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        // Whoever opened it waits for it.
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        // No broker was asked for extended authentication.
    }

    private static boolean isDenied(IMqttToken token) {
        int[] codes = token.getReasonCodes();
        return codes != null && Arrays.stream(codes).anyMatch(code -> code >= 0x80);
    }

    private record Delivery(Departure message, CompletableFuture<Void> published) implements MqttActionListener {
        @Override
        public void onSuccess(IMqttToken token) {
            if (isDenied(token)) {
                fail(null);
            } else {
                published.complete(null);
            }
        }

        @Override
        public void onFailure(IMqttToken token, Throwable exception) {
            fail(exception);
        }

        private void fail(@Nullable Throwable cause) {
            String sentence = "The broker did not take a message at " + message.topic()
                    + "; give the rig the right to write there in the broker's access list.";
            published.completeExceptionally(cause == null
                    ? new BusException("E_NOT_AUTHORISED: " + sentence)
                    : new BusException(sentence, cause));
        }
    }
}
