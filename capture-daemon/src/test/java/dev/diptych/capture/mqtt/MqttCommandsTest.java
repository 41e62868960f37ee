package dev.diptych.capture.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.diptych.capture.access.Caller;
import dev.diptych.capture.access.Permission;
import dev.diptych.capture.daemon.Command;
import dev.diptych.capture.mqtt.MqttSettings.Authority;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands through a real broker: what fires, and what must not. */
class MqttCommandsTest {
    @TempDir
    static Path folder;
    private static Mosquitto broker;
    private static FakeRig rig;
    private static Desk desk;
    private static Client client;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Mosquitto.isInstalled(), Mosquitto.MISSING);
        broker = Mosquitto.open(folder);
        rig = new FakeRig();
        client = Client.at(broker.port, "diptych/r1/reply/#", "diptych/r1/event/#");
        desk = open(Desk.ANYBODY);
    }

    private static Desk open(Authority authority) throws Exception {
        return new Desk(rig, Desk.login(broker.port), authority, folder).connected();
    }

    @AfterAll
    static void stop() throws Exception {
        if (broker != null) {
            client.close();
            desk.close();
            broker.close();
        }
    }

    @BeforeEach
    void forget() {
        rig.forget();
        client.heard.clear();
        desk.passTime();
    }

    @Test
    void aTriggerIsAcceptedWithItsPairAndFinishedWithItsResult() throws Exception {
        client.command("capture", Client.trigger("t-2-1"), Client.fresh("first"));
        Client.Heard accepted = client.reply("first");
        assertEquals("accepted", accepted.at("status"));
        assertEquals("t-2-1", accepted.at("trigger_id"));
        assertEquals("sub-017_ses-02_pair-0001", accepted.at("pair"));
        assertEquals(Client.REPLIES, accepted.topic());

        rig.finish("t-2-1", 1);
        Client.Heard finished = client.await("finished", each -> each.at("status").equals("finished"));
        assertEquals("first", finished.correlation());
        assertEquals("GOOD", finished.json().at("/result/facts/verdict").asText());
        Client.Heard event = client.await("the event", each -> each.topic().equals("diptych/r1/event/pair"));
        assertEquals("t-2-1", event.json().at("/pair/trigger_id").asText());
        assertFalse(event.at("event_id").isEmpty());
        assertEquals(1, rig.fired());
    }

    @Test
    void aResultThatComesBeforeTheAcceptanceIsAnsweredAfterIt() throws Exception {
        rig.intent = () -> rig.finish("t-3-1", 1);
        client.command("capture", Client.trigger("t-3-1"), Client.fresh("first"));
        client.await("finished", each -> each.at("status").equals("finished"));
        assertEquals(List.of("accepted", "finished"),
                client.heard.stream()
                        .filter(each -> each.correlation().equals("first"))
                        .map(each -> each.at("status"))
                        .toList());
    }

    @Test
    void whoAsksForNoAnswerIsObeyedToo() throws Exception {
        MqttProperties silent = new MqttProperties();
        silent.setMessageExpiryInterval(2L);
        client.command("capture", Client.trigger("t-4-1"), silent);
        Await.until("fired", () -> rig.fired() == 1);
    }

    @Test
    void copiesOfATriggerFireOnceAndGetTheFirstOnesResult() throws Exception {
        for (int copies : new int[]{1, 2, 7, 50}) {
            String trigger = "t-" + copies;
            desk.passTime();
            for (int copy = 0; copy < copies; copy++) {
                client.flood("capture", Client.trigger(trigger), Client.fresh(trigger + "/" + copy));
            }
            Await.until("all " + copies + " are answered", () -> client.heard.stream()
                    .filter(each -> each.correlation().startsWith(trigger + "/"))
                    .count() == copies);
            assertEquals(1, rig.firings.get(trigger));
        }
        rig.finish("t-50", 4);
        desk.passTime();
        client.command("capture", Client.trigger("t-50"), Client.fresh("again"));
        Client.Heard again = client.reply("again");
        assertEquals("duplicate", again.at("status"));
        assertEquals("sub-017_ses-02_pair-0004", again.json().at("/result/facts/pair_id").asText());
    }

    static Stream<Arguments> refused() {
        String good = Client.trigger("x");
        return Stream.of(Arguments.of("no expiry", "capture", good, null, "E_STALE"),
                Arguments.of("an expiry of a minute", "capture", good, 60L, "E_STALE"),
                Arguments.of("another epoch", "capture", "{\"trigger_id\":\"x\",\"epoch\":\"epoch-0\"}", 2L, "E_EPOCH"),
                Arguments.of("no epoch", "capture", "{\"trigger_id\":\"x\"}", 2L, "E_EPOCH"),
                Arguments.of("pause of another epoch", "pause", "{\"epoch\":\"epoch-0\"}", 2L, "E_EPOCH"),
                Arguments.of("pause that may be old", "pause", "{}", 60L, "E_STALE"),
                Arguments.of("4097 bytes", "capture", good + " ".repeat(4097 - good.length()), 2L, "E_PAYLOAD"),
                Arguments.of("no JSON", "capture", "fire!", 2L, "E_PAYLOAD"),
                Arguments.of("nothing", "capture", "", 2L, "E_PAYLOAD"),
                Arguments.of("a list", "capture", "[" + good + "]", 2L, "E_PAYLOAD"),
                Arguments.of("two documents", "capture", good + good, 2L, "E_PAYLOAD"),
                Arguments.of("a key twice", "capture", "{\"trigger_id\":\"a\",\"trigger_id\":\"x\"}", 2L, "E_PAYLOAD"),
                Arguments.of("nine levels", "capture", "{\"a\":" + "[".repeat(8) + "]".repeat(8) + "}", 2L,
                        "E_PAYLOAD"),
                Arguments.of("2000 levels", "capture", "[".repeat(2000), 2L, "E_PAYLOAD"),
                Arguments.of("a key that there is not", "capture",
                        "{\"trigger_id\":\"x\",\"epoch\":\"epoch-1\",\"force\":true}", 2L, "E_PAYLOAD"),
                Arguments.of("no trigger", "capture", "{\"epoch\":\"epoch-1\"}", 2L, "E_PAYLOAD"),
                Arguments.of("a trigger with a line feed", "capture", "{\"trigger_id\":\"x\\n\",\"epoch\":\"epoch-1\"}",
                        2L, "E_PAYLOAD"),
                Arguments.of("a trigger that is a number", "capture", "{\"trigger_id\":7,\"epoch\":\"epoch-1\"}", 2L,
                        "E_PAYLOAD"),
                Arguments.of("a verb that there is not", "fire", good, 2L, "E_PAYLOAD"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefusedAndDoesNothing(String why, String verb, String payload, Long expirySeconds, String code)
            throws Exception {
        MqttProperties properties = Client.fresh("c");
        if (expirySeconds == null) {
            properties = new MqttProperties();
            properties.setResponseTopic(Client.REPLIES);
            properties.setCorrelationData(new byte[]{'c'});
        } else {
            properties.setMessageExpiryInterval(expirySeconds);
        }
        long before = desk.refused(code);
        client.command(verb, payload, properties);
        Client.Heard reply = client.reply("c");
        assertEquals("refused", reply.at("status"), reply.text());
        assertEquals(code, reply.at("code"), reply.text());
        assertTrue(reply.at("sentence").length() > 20, reply.text());
        assertTrue(rig.commands.isEmpty());
        assertEquals(before + 1, desk.refused(code));
    }

    @Test
    void theUnknownKeyIsNamed() throws Exception {
        client.command("capture", "{\"trigger_id\":\"x\",\"epoch\":\"epoch-1\",\"force\":true}", Client.fresh("c"));
        assertTrue(client.reply("c").at("sentence").contains("\"force\""));
    }

    @Test
    void aRetainedTriggerNeverFiresNowNorAtTheNextConnection() throws Exception {
        client.send("diptych/r1/command/capture", Client.trigger("t-8-1"), true, Client.fresh("c"));
        assertEquals("E_RETAINED_TRIGGER", client.reply("c").at("code"));
        desk.close();
        desk = open(Desk.ANYBODY);
        client.command("capture", Client.trigger("t-8-2"), Client.fresh("d"));
        assertEquals("accepted", client.reply("d").at("status"));
        assertEquals(Set.of("t-8-2"), rig.firings.keySet());
        client.send("diptych/r1/command/capture", "", true, new MqttProperties()).waitForCompletion(20_000);
    }

    @Test
    void aTriggerThatIsReplayedAfterARestartOfTheFrontEndFiresNotAgain() throws Exception {
        client.command("capture", Client.trigger("t-9-1"), Client.fresh("c"));
        client.reply("c");
        desk.close();
        desk = open(Desk.ANYBODY);
        client.command("capture", Client.trigger("t-9-1"), Client.fresh("d"));
        assertEquals("duplicate", client.reply("d").at("status"));
        assertEquals(1, rig.fired());
    }

    @Test
    void aStopGoesThroughAFloodAndTheFloodFiresAtTheRateOnly() throws Exception {
        try (Client attacker = Client.at(broker.port)) {
            for (int i = 0; i < 10_000; i++) {
                attacker.flood("capture", Client.trigger("flood-" + i), Client.fresh());
                if (i == 5_000) {
                    client.flood("abort", "{}", Client.fresh("stop"));
                }
            }
            assertEquals("accepted", client.reply("stop").at("status"));
        }
        // Behind what the broker still has for the rig, lest it takes the next test's turn.
        Await.until("the flood is over", () -> {
            client.flood("pause", "{}", Client.fresh("over"));
            return client.heard.stream().anyMatch(each -> each.correlation().equals("over"));
        });
        assertEquals(1, rig.count(Command.Abort.class));
        assertEquals(4, rig.fired(), "the bucket's burst; its clock stands still");
        assertTrue(desk.refused("E_RATE") > 0);
    }

    @Test
    void aStopNeedsNeitherEpochNorExpiryAndAnOldOneIsObeyedToo() throws Exception {
        MqttProperties bare = new MqttProperties();
        bare.setResponseTopic(Client.REPLIES);
        bare.setCorrelationData(new byte[]{'c'});
        client.command("abort", "{}", bare);
        assertEquals("accepted", client.reply("c").at("status"));
        client.command("abort", "{\"epoch\":\"epoch-0\"}", Client.fresh("d"));
        assertEquals("accepted", client.reply("d").at("status"));
        assertEquals(2, rig.count(Command.Abort.class));
    }

    @Test
    void aTokenSaysWhoItIs() throws Exception {
        desk.close();
        desk = open(new Authority.OfToken(token -> token.equals("s3cret")
                ? Optional.of(new Caller("anna", Set.of(Permission.CAPTURE, Permission.WATCH)))
                : Optional.empty()));
        client.command("capture", Client.trigger("t-12-1"), Client.fresh("without"));
        assertEquals("E_NOT_AUTHORISED", client.reply("without").at("code"));
        MqttProperties wrong = Client.withToken("guess");
        wrong.setCorrelationData("wrong".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        client.command("capture", Client.trigger("t-12-1"), wrong);
        assertEquals("E_NOT_AUTHORISED", client.reply("wrong").at("code"));
        assertEquals(0, rig.fired());

        client.command("capture", Client.trigger("t-12-1"), Client.withToken("s3cret"));
        Await.until("fired", () -> rig.fired() == 1);
        client.command("calibrate", "{\"epoch\":\"epoch-1\"}", Client.withToken("s3cret"));
        client.await("anna may not", each -> each.at("sentence").contains("anna"));
        assertEquals(List.of("anna"), rig.callers);
        desk.close();
        desk = open(Desk.ANYBODY);
    }

    @Test
    void answersGoToTopicsForAnswersOnly() throws Exception {
        MqttProperties elsewhere = Client.fresh("c");
        elsewhere.setResponseTopic("diptych/r1/command/calibrate");
        client.command("capture", Client.trigger("t-13-1"), elsewhere);
        client.command("pause", "{}", Client.fresh("d"));
        client.reply("d");
        assertEquals(List.of(new Command.Pause()), rig.commands);
    }

    @Test
    void everyVerbIsRead() throws Exception {
        Map<String, String> bodies = Map.ofEntries(Map.entry("capture", "\"trigger_id\":\"t\",\"waits\":true"),
                Map.entry("abort", ""), Map.entry("clear_fault", ""), Map.entry("calibrate", ""),
                Map.entry("session_start",
                        "\"subject\":\"017\",\"operator\":\"op1\",\"protocol\":\"four\",\"consent\":{\"id\":\"c-1\","
                                + "\"version\":\"1\",\"scopes\":[\"train-in-house\"],\"valid_until\":\"2027-01-31\"}"),
                Map.entry("session_open", "\"session\":\"sub-017_ses-02\""), Map.entry("session_end", ""),
                Map.entry("pause", ""), Map.entry("resume", ""), Map.entry("pose", "\"pose_id\":\"front\""),
                Map.entry("skip", ""),
                Map.entry("decide", "\"pair\":\"sub-017_ses-02_pair-0001\",\"decision\":\"retake\""),
                Map.entry("preview_start", ""), Map.entry("preview_stop", ""));
        for (Verb verb : Verb.values()) {
            String body = Objects.requireNonNull(bodies.get(verb.word()));
            client.command(verb.word(), "{\"request_id\":\"q\",\"epoch\":\"epoch-1\"" + (body.isEmpty() ? "" : ",")
                    + body + "}", Client.fresh(verb.word()));
            Client.Heard reply = client.reply(verb.word());
            assertEquals("accepted", reply.at("status"), reply.text());
            assertEquals("q", reply.at("request_id"));
        }
        assertEquals(Verb.values().length, rig.commands.stream().map(Object::getClass).distinct().count());
    }
}
