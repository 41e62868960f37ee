package dev.diptych.capture.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.diptych.capture.daemon.DaemonEvent;
import dev.diptych.capture.daemon.Phase;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the rig's words when the broker, the network or the rig goes away. */
class MqttOutageTest {
    private static final String STATE = "diptych/r1/state";

    @TempDir
    static Path brokerFolder;
    private static Mosquitto broker;

    @TempDir
    Path folder;
    private final FakeRig rig = new FakeRig();
    private Proxy network;
    private Desk desk;

    @BeforeAll
    static void startBroker() throws Exception {
        assumeTrue(Mosquitto.isInstalled(), Mosquitto.MISSING);
        broker = Mosquitto.open(brokerFolder);
    }

    @AfterAll
    static void stopBroker() throws Exception {
        if (broker != null) {
            broker.close();
        }
    }

    @BeforeEach
    void start() throws Exception {
        network = new Proxy(broker.port);
        desk = desk(15).connected();
    }

    @AfterEach
    void stop() throws Exception {
        desk.close();
        network.close();
    }

    private Desk desk(int keepAliveSeconds) throws Exception {
        return new Desk(rig, Desk.login(network.port(), keepAliveSeconds), Desk.ANYBODY, folder);
    }

    @Test
    void resultsAndDecisionsSurviveAnOutageAndARestartOfTheRig() throws Exception {
        network.cut();
        desk.awaitTold("W_MQTT_DOWN");
        IntStream.rangeClosed(1, 3).forEach(number -> rig.finish("t-" + number, number));
        rig.say(new DaemonEvent.PairDecided(FakeRig.report("t-2", 2)));
        desk.close();

        desk = desk(15);
        rig.finish("t-4", 4);
        try (Client client = Client.at(broker.port, "diptych/r1/event/#")) {
            network.pass();
            rig.finish("t-5", 5);
            client.await("the last", each -> trigger(each).equals("t-5"));
            List<Client.Heard> events = client.heard.stream().distinct().toList();
            assertEquals(List.of("pair t-1", "pair t-2", "pair t-3", "decision t-2", "pair t-4", "pair t-5"),
                    events.stream().map(each -> Topics.verb(each.topic()) + " " + trigger(each)).toList());
            assertEquals(6, events.stream().map(each -> each.at("event_id")).distinct().count());
        }
    }

    private static String trigger(Client.Heard heard) {
        return heard.json().at("/pair/trigger_id").asText();
    }

    @Test
    void aBrokerThatIsKilledAndComesBackHasTheStateAndIsListenedToAgain() throws Exception {
        broker.kill();
        desk.awaitTold("W_MQTT_DOWN");
        rig.change(FakeRig.state("epoch-1", Phase.PAUSED, 2));
        broker.start();
        desk.connected();
        try (Client client = Client.at(broker.port, STATE, Client.REPLIES)) {
            Client.Heard state = client.await("the state", each -> each.at("phase").equals("PAUSED"));
            assertTrue(state.retained());
            assertTrue(state.json().at("/online").asBoolean());
            client.command("capture", Client.trigger("t-1"), Client.fresh("c"));
            assertEquals("accepted", client.reply("c").at("status"));
        }
        desk.awaitTold("there again");
    }

    @Test
    void aBrokerThatIsStoppedInOrderIsNoTakeover() throws Exception {
        broker.close();
        desk.awaitTold("W_MQTT_DOWN");
        broker.start();
        desk.connected();
        assertTrue(desk.told.stream().noneMatch(each -> each.startsWith("W_SESSION_TAKEOVER")), desk.told::toString);
    }

    @Test
    void ofTwoRigsWithOneIdOneStaysAwayAndSaysWhy() throws Exception {
        try (Desk second = new Desk(new FakeRig(), Desk.login(broker.port), Desk.ANYBODY, folder.resolve("second"))) {
            for (String id : List.of("diptych-r1", "diptych-r1-abort")) {
                Await.until("one gives way at " + id, () -> takeovers(second).anyMatch(
                        each -> each.contains("another client bears the id " + id + ":")));
            }
            assertEquals(2, takeovers(second).count(), "once for each id");
        }
    }

    /** Of both rigs. */
    private Stream<String> takeovers(Desk second) {
        return Stream.concat(desk.told.stream(), second.told.stream())
                .filter(each -> each.startsWith("W_SESSION_TAKEOVER"));
    }

    @Test
    void aHalfOpenConnectionIsNoticedByBothSides() throws Exception {
        desk.close();
        desk = desk(1).connected();
        try (Client client = Client.at(broker.port, STATE)) {
            client.await("online", each -> each.json().at("/online").asBoolean());
            network.swallow();
            desk.awaitTold("W_MQTT_DOWN");
            client.await("the last will", each -> each.text().equals("{\"online\":false}"));
            network.cut();
            network.pass();
            desk.connected();
            Await.until("online again",
                    () -> client.heard.getLast().json().at("/online").asBoolean());
        }
    }

    @Test
    void aRigThatIsTakenOverAgainAndAgainSaysSoAndStaysAway() throws Exception {
        // Mosquitto 2.0 says nothing of the takeover.
        int times = 0;
        while (desk.told.stream().noneMatch(each -> each.startsWith("W_SESSION_TAKEOVER"))) {
            assertTrue(times++ < 3, desk.told::toString);
            desk.connected();
            new Client("tcp://127.0.0.1:" + broker.port, "diptych-r1", Client.options()).close();
            Await.until("thrown out", () -> !desk.frontEnd.isConnected());
            Await.until("back or away", () -> desk.frontEnd.isConnected()
                    || desk.told.stream().anyMatch(each -> each.startsWith("W_SESSION_TAKEOVER")));
        }
        assertFalse(desk.frontEnd.isConnected());
    }

    @Test
    void aCleanStopLeavesTheRetainedStateOffline() throws Exception {
        try (Client client = Client.at(broker.port, STATE)) {
            client.await("online", each -> each.json().at("/online").asBoolean());
            desk.close();
            client.await("offline", each -> each.text().equals("{\"online\":false}"));
        }
        try (Client later = Client.at(broker.port, STATE)) {
            assertTrue(later.await("offline", each -> each.text().equals("{\"online\":false}")).retained());
        }
        assertTrue(desk.told.isEmpty(), desk.told::toString);
    }

    @Test
    void ofManyStatesTheNewestStays() throws Exception {
        for (long revision = 2; revision <= 500; revision++) {
            rig.change(FakeRig.state("epoch-1", Phase.ARMED, revision));
        }
        try (Client client = Client.at(broker.port, STATE)) {
            client.await("the newest", each -> each.json().at("/revision").asLong() == 500);
        }
    }

    @Test
    void homeAssistantFindsSensorsAndButtonsThatFireNothing() throws Exception {
        try (Client client = Client.at(broker.port, "homeassistant/#", "diptych/r1/command/#")) {
            Client.Heard found = client.await("discovery", each -> each.topic().startsWith("homeassistant/"));
            assertEquals("homeassistant/device/diptych-r1/config", found.topic());
            assertTrue(found.retained());
            List<String> names = found.json()
                    .path("components")
                    .properties()
                    .stream()
                    .map(each -> each.getKey())
                    .toList();
            assertEquals(List.of("phase", "session", "accepted", "abort", "pause", "resume"), names);
            for (String button : List.of("abort", "pause", "resume")) {
                // As Home Assistant presses: QoS and retain of the configuration, no properties.
                String topic = found.json().at("/components/" + button + "/command_topic").asText();
                client.send(topic, found.json().at("/components/" + button + "/payload_press").asText(), false,
                        new org.eclipse.paho.mqttv5.common.packet.MqttProperties());
            }
        }
        Await.until("all three are obeyed", () -> rig.commands.size() == 3);
    }
}
