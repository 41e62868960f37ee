package dev.diptych.broker;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** An MQTT 5 client that waits for answers. */
final class TestClient implements AutoCloseable {
    private static final long DEADLINE_MS = 30_000;
    /** Paho reports QoS 2 on stderr; held here, because a logger that nobody holds forgets its level. */
    private static final Logger PAHO = Logger.getLogger("org.eclipse.paho.mqttv5");

    static {
        PAHO.setLevel(Level.OFF);
    }

    record Received(String topic, MqttMessage message) {
        String text() {
            return new String(message.getPayload(), StandardCharsets.UTF_8);
        }
    }

    private final List<String> filters = new ArrayList<>();
    private final BlockingQueue<Received> inbox = new LinkedBlockingQueue<>();
    private final CountDownLatch cutOff = new CountDownLatch(1);
    private final MqttAsyncClient client;

    private TestClient(MqttAsyncClient client) {
        this.client = client;
    }

    static TestClient connect(int portNumber, String user, String password) throws MqttException {
        return connect(portNumber, user + "-" + System.nanoTime(), user, password, new MqttConnectionOptions());
    }

    static TestClient connect(int portNumber, String id, String user, String password,
            MqttConnectionOptions options) throws MqttException {
        MqttAsyncClient mqtt = new MqttAsyncClient("tcp://127.0.0.1:" + portNumber, id, new MemoryPersistence());
        TestClient client = new TestClient(mqtt);
        mqtt.setCallback(client.new Inbox());
        options.setUserName(user);
        options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        try {
            mqtt.connect(options).waitForCompletion(DEADLINE_MS);
        } catch (MqttException refused) {
            mqtt.close(true);
            throw refused;
        }
        return client;
    }

    /** @return the reason code of MQTT 5: what was granted, or from 128 on why not */
    int subscribe(String filter, int qos) throws MqttException {
        filters.add(filter);
        return answerTo(client.subscribe(filter, qos));
    }

    /** For the next test. */
    void forgetSubscriptions() throws MqttException {
        for (String filter : filters) {
            client.unsubscribe(filter).waitForCompletion(DEADLINE_MS);
        }
        filters.clear();
        inbox.clear();
    }

    int publish(String topic, String text, int qos, boolean retained) throws MqttException {
        return publish(topic, new MqttMessage(text.getBytes(StandardCharsets.UTF_8), qos, retained, null));
    }

    int publish(String topic, MqttMessage message) throws MqttException {
        return answerTo(client.publish(topic, message));
    }

    Received next() throws InterruptedException {
        return Objects.requireNonNull(inbox.poll(DEADLINE_MS, TimeUnit.MILLISECONDS), "no message came");
    }

    boolean nothingMore() {
        return inbox.isEmpty();
    }

    boolean isCutOff() throws InterruptedException {
        return cutOff.await(DEADLINE_MS, TimeUnit.MILLISECONDS);
    }

    /** The socket goes without a word, as when a cable is pulled. */
    void die() throws MqttException {
        client.disconnectForcibly(0, 0, false);
    }

    @Override
    public void close() throws MqttException {
        if (client.isConnected()) {
            client.disconnect().waitForCompletion(DEADLINE_MS);
        }
        client.close(true);
    }

    private static int answerTo(IMqttToken token) throws MqttException {
        token.waitForCompletion(DEADLINE_MS);
        int[] codes = token.getReasonCodes();
        return codes == null || codes.length == 0 ? 0 : codes[0];
    }

    private final class Inbox implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) {
            inbox.add(new Received(topic, message));
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            cutOff.countDown();
        }

        @Override
        public void mqttErrorOccurred(MqttException failure) {
        }

        @Override
        public void deliveryComplete(IMqttToken token) {
        }

        @Override
        public void connectComplete(boolean reconnect, String server) {
        }

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {
        }
    }
}
