package dev.diptych.capture.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.diptych.capture.mqtt.internal.NoDelaySockets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;

/** Somebody else at the broker: sends commands, hears everything. */
final class Client implements MqttCallback, AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    static final String REPLIES = "diptych/r1/reply/test/1";
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final long TIMEOUT_MS = 20_000;
    final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final MqttAsyncClient paho;

    record Heard(String topic, String text, boolean retained, String correlation) {
        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (java.io.IOException e) {
                throw new AssertionError(text, e);
            }
        }

        String at(String key) {
            return json().path(key).asText();
        }
    }

    Client(String uri, String clientId, MqttConnectionOptions options) throws MqttException {
        paho = new MqttAsyncClient(uri, clientId, new MemoryPersistence());
        paho.setCallback(this);
        paho.connect(options).waitForCompletion(TIMEOUT_MS);
    }

    static Client at(int port, String... filters) throws MqttException {
        Client client = new Client("tcp://127.0.0.1:" + port, "test-" + NUMBERS.incrementAndGet(), options());
        for (String filter : filters) {
            client.subscribe(filter);
        }
        return client;
    }

    static MqttConnectionOptions options() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(true);
        // As mosquitto has it: Paho takes its own for the limit of what it sends, and is thrown out above the broker's.
        options.setReceiveMaximum(20);
        options.setSocketFactory(new NoDelaySockets());
        return options;
    }

    IMqttToken subscribe(String filter) throws MqttException {
        MqttSubscription subscription = new MqttSubscription(filter, 1);
        subscription.setRetainAsPublished(true);
        IMqttToken token = paho.subscribe(new MqttSubscription[]{subscription}, null, null, new MqttProperties());
        token.waitForCompletion(TIMEOUT_MS);
        return token;
    }

    static MqttProperties fresh() {
        MqttProperties properties = new MqttProperties();
        properties.setMessageExpiryInterval(2L);
        properties.setResponseTopic(REPLIES);
        return properties;
    }

    static MqttProperties fresh(String correlation) {
        MqttProperties properties = fresh();
        properties.setCorrelationData(correlation.getBytes(StandardCharsets.UTF_8));
        return properties;
    }

    static MqttProperties withToken(String token) {
        MqttProperties properties = fresh();
        properties.setUserProperties(List.of(new UserProperty("token", token)));
        return properties;
    }

    static String trigger(String id) {
        return "{\"trigger_id\":\"" + id + "\",\"epoch\":\"epoch-1\"}";
    }

    IMqttToken send(String topic, String payload, boolean retained, MqttProperties properties) throws MqttException {
        return paho.publish(topic, new MqttMessage(payload.getBytes(StandardCharsets.UTF_8), 1, retained, properties));
    }

    void command(String verb, String payload, MqttProperties properties) throws MqttException {
        send("diptych/r1/command/" + verb, payload, false, properties).waitForCompletion(TIMEOUT_MS);
    }

    /** Does not wait until it is there. */
    void flood(String verb, String payload, MqttProperties properties) throws MqttException {
        while (true) {
            try {
                send("diptych/r1/command/" + verb, payload, false, properties);
                return;
            } catch (MqttException e) {
                if (e.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    Heard await(String what, Predicate<Heard> wanted) throws Exception {
        Await.until(what + " among " + heard, () -> heard.stream().anyMatch(wanted));
        return heard.stream().filter(wanted).findFirst().orElseThrow();
    }

    Heard reply(String correlation) throws Exception {
        return await("a reply to " + correlation, each -> each.correlation().equals(correlation));
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        byte[] correlation = message.getProperties() == null ? null : message.getProperties().getCorrelationData();
        heard.add(new Heard(topic, new String(message.getPayload(), StandardCharsets.UTF_8), message.isRetained(),
                correlation == null ? "" : new String(correlation, StandardCharsets.UTF_8)));
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
    }

    @Override
    public void close() throws MqttException {
        if (paho.isConnected()) {
            paho.disconnect(1000).waitForCompletion(TIMEOUT_MS);
        }
        paho.close(true);
    }
}
