package dev.diptych.broker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.broker.TestClient.Received;
import dev.diptych.capture.broker.BrokerProvider;
import dev.diptych.capture.broker.BrokerProvider.RunningBroker;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each topic is used by one test alone where messages are retained: the broker and two clients are everybody's. */
@Timeout(60)
class ArtemisBrokerProviderTest {
    private static final int NOT_AUTHORISED = 135;
    private static final RigUsers USERS = new RigUsers();
    private static RunningBroker broker;

    private static TestClient rig;
    private static TestClient trigger;

    @BeforeAll
    static void start() throws Exception {
        BrokerProvider provider = ServiceLoader.load(BrokerProvider.class).findFirst().orElseThrow();
        broker = assertInstanceOf(ArtemisBrokerProvider.class, provider).start(0, USERS);
        rig = connect("rig");
        trigger = connect("trigger");
    }

    @AfterAll
    static void stop() throws Exception {
        rig.close();
        trigger.close();
        broker.close();
    }

    @AfterEach
    void forgetSubscriptions() throws Exception {
        rig.forgetSubscriptions();
        trigger.forgetSubscriptions();
    }

    @Test
    void onlyKnownUsersConnect() {
        MqttException refused = assertThrows(MqttException.class,
                () -> TestClient.connect(broker.portNumber(), "rig", "guessed"));

        assertEquals(134, refused.getReasonCode(), "bad user name or password");
    }

    @Test
    void aRefusedClientDoesNotThrowOffWhoBearsItsId() throws Exception {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setWill("diptych/r.1/event/decision", new MqttMessage("offline".getBytes(StandardCharsets.UTF_8), 1,
                false, null));
        try (TestClient owner = connect("diptych-r.1", "rig", options)) {
            owner.subscribe("diptych/r.1/event/decision", 1);

            MqttException refused = assertThrows(MqttException.class,
                    () -> connect("diptych-r.1", "trigger", new MqttConnectionOptions()));
            assertEquals(134, refused.getReasonCode(), "bad user name or password");
            rig.publish("diptych/r.1/event/decision", "still there", 1, false);

            assertEquals("still there", owner.next().text(), "and no last will before it");
        }
    }

    @Test
    void betweenClientsThatMayTheNewerTakesTheOldersPlace() throws Exception {
        try (TestClient older = connect("of-both", "trigger", new MqttConnectionOptions());
                TestClient newer = connect("of-both", "rig", new MqttConnectionOptions())) {
            assertTrue(older.isCutOff());

            newer.subscribe("diptych/r.1/event/fault", 1);
            rig.publish("diptych/r.1/event/fault", "none", 1, false);
            assertEquals("none", newer.next().text());
        }
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, value = {
        "FILTER, QOS, ANSWER, REASON",
        "diptych/r.1/event/pair, 1, 1, allowed",
        "diptych/r.1/event/+, 1, 1, a wildcard that is allowed",
        "diptych/r.1/event/#, 2, 2, QoS 2",
        "$share/desk/diptych/r.1/event/pair, 1, 1, a shared subscription is judged by its filter",
        "diptych/r.1/command/capture, 1, 135, somebody else's",
        "diptych/r.1/+, 1, 135, a wildcard over more than is allowed",
        "#, 1, 135, everything",
        "+/+/+, 1, 135, everything of three levels",
        "$share/desk/#, 1, 135, everything in a group",
        "$sys.mqtt.sessions, 1, 135, the broker's own",
        "$sys.mqtt.retain.diptych/r.1/state, 1, 135, the broker's own retained messages",
        "activemq.management, 1, 135, the broker's management",
        "activemq.notifications, 1, 135, the broker's notifications"})
    void subscriptionsAreAskedFor(String filter, int qos, int answer, String reason) throws Exception {
        assertEquals(answer, trigger.subscribe(filter, qos), reason);
    }

    @Test
    void topicsAreAskedForAsClientsWriteThem() throws Exception {
        trigger.subscribe("diptych/r.1/event/+", 1);
        rig.publish("diptych/r.1/event/told", "the door is open", 1, false);

        assertTrue(USERS.asked.contains("trigger receives diptych/r.1/event/+"), "with the wildcard and the dot");
        assertTrue(USERS.asked.contains("rig publishes diptych/r.1/event/told"));
        assertEquals("diptych/r.1/event/told", trigger.next().topic());
    }

    @Test
    void publishingIsAskedForWithEachMessage() throws Exception {
        rig.subscribe("diptych/r.1/event/#", 1);
        rig.subscribe("diptych/r.1/command/#", 1);

        assertEquals(NOT_AUTHORISED, trigger.publish("diptych/r.1/event/pair", "forged", 1, true));
        assertEquals(NOT_AUTHORISED, trigger.publish("diptych/r.1/event/pair::rig", "forged", 1, false));
        assertEquals(NOT_AUTHORISED, rig.publish("activemq.management", "forged", 1, false));
        assertEquals(0, trigger.publish("diptych/r.1/command/capture", "allowed", 1, false));

        assertEquals("allowed", rig.next().text(), "and nothing of the forged ones before it");
    }

    @Test
    void newSubscribersGetTheRetainedMessage() throws Exception {
        rig.publish("diptych/r.1/state", "idle", 1, true);
        rig.publish("diptych/r.1/state", "armed", 1, true);

        trigger.subscribe("diptych/r.1/state", 1);
        Received state = trigger.next();

        assertEquals("armed", state.text());
        assertTrue(state.message().isRetained());
    }

    @Test
    void requestsAreAnsweredWithTheirCorrelationData() throws Exception {
        byte[] correlation = {0, 1, (byte) 0xff};
        rig.subscribe("diptych/r.1/command/+", 1);
        trigger.subscribe("diptych/r.1/reply/trigger", 1);
        MqttProperties wish = new MqttProperties();
        wish.setResponseTopic("diptych/r.1/reply/trigger");
        wish.setCorrelationData(correlation);
        wish.setMessageExpiryInterval(2L);
        trigger.publish("diptych/r.1/command/capture", new MqttMessage("{}".getBytes(StandardCharsets.UTF_8), 1,
                false, wish));

        MqttProperties asked = rig.next().message().getProperties();
        MqttProperties reply = new MqttProperties();
        reply.setCorrelationData(asked.getCorrelationData());
        rig.publish(asked.getResponseTopic(), new MqttMessage("done".getBytes(StandardCharsets.UTF_8), 1, false,
                reply));
        Received answer = trigger.next();

        assertEquals("done", answer.text());
        assertArrayEquals(correlation, answer.message().getProperties().getCorrelationData());
    }

    @Test
    void aClientThatIsCutOffLeavesItsWill() throws Exception {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setWill("diptych/r.1/event/told", new MqttMessage("gone".getBytes(StandardCharsets.UTF_8), 1, false,
                null));
        trigger.subscribe("diptych/r.1/event/told", 1);
        try (TestClient second = connect("rig-with-a-will", "rig", options)) {
            second.die();

            assertEquals("gone", trigger.next().text());
        }
    }

    @Test
    void aWillIsNoWayAroundRights() throws Exception {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setWill("diptych/r.1/event/told", new MqttMessage("forged".getBytes(StandardCharsets.UTF_8), 1, false,
                null));
        rig.subscribe("diptych/r.1/event/told", 1);
        USERS.asked.clear();
        try (TestClient second = connect("trigger-with-a-will", "trigger", options)) {
            second.die();
            while (!USERS.asked.contains("trigger publishes diptych/r.1/event/told")) {
                Thread.onSpinWait();
            }
        }
        rig.publish("diptych/r.1/event/told", "true", 1, false);

        assertEquals("true", rig.next().text());
    }

    @Test
    void aPacketOverTheLimitEndsTheConnectionAndReachesNobody() throws Exception {
        rig.subscribe("diptych/r.1/command/capture", 1);
        try (TestClient second = connect("trigger")) {
            assertThrows(MqttException.class, () -> second.publish("diptych/r.1/command/capture",
                    "x".repeat(BrokerSettings.MAX_PACKET_BYTES), 1, false));

            assertTrue(second.isCutOff());
        }
        trigger.publish("diptych/r.1/command/capture", "small", 1, false);
        assertEquals("small", rig.next().text());
    }

    @Test
    void queuesCannotBeNamed() throws Exception {
        rig.publish("diptych/r.1/kept", "for the rig alone", 1, true);
        try (TestClient second = connect("trigger")) {
            assertThrows(MqttException.class, () -> second.subscribe("diptych/r.1/kept::mine", 1));

            assertTrue(second.isCutOff());
            assertTrue(second.nothingMore());
        }
    }

    @Test
    void aClientThatWasAwayFindsTheNewestAndOthersLoseNothing() throws Exception {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(false);
        options.setSessionExpiryInterval(60L);
        try (TestClient away = connect("trigger-away", "trigger", options)) {
            away.subscribe("diptych/r.1/event/progress", 1);
        }
        trigger.subscribe("diptych/r.1/event/progress", 1);
        int all = BrokerSettings.MAX_WAITING_MESSAGES + 5;
        for (int number = 1; number <= all; number++) {
            rig.publish("diptych/r.1/event/progress", Integer.toString(number), 1, false);
            assertEquals(Integer.toString(number), trigger.next().text());
        }
        try (TestClient back = connect("trigger-away", "trigger", options)) {
            assertEquals("6", back.next().text());
        }
    }

    @Test
    void messagesOfEachQualityArrive() throws Exception {
        trigger.subscribe("diptych/r.1/event/told", 2);
        for (int qos = 0; qos <= 2; qos++) {
            rig.publish("diptych/r.1/event/told", "at " + qos, qos, false);

            Received told = trigger.next();
            assertEquals("at " + qos, told.text());
            assertEquals(qos, told.message().getQos());
        }
        assertFalse(USERS.asked.stream().anyMatch(question -> question.contains("$")), "what is the broker's own");
    }

    private static TestClient connect(String id, String user, MqttConnectionOptions options) throws MqttException {
        return TestClient.connect(broker.portNumber(), id, user, RigUsers.PASSWORD, options);
    }

    private static TestClient connect(String user) throws MqttException {
        return TestClient.connect(broker.portNumber(), user, RigUsers.PASSWORD);
    }
}
