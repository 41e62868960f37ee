package dev.diptych.capture.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.diptych.capture.daemon.Command;
import dev.diptych.capture.mqtt.bus.BrokerLogin;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker's configuration that is shipped, in a real mosquitto: who is let in, and who may what. */
class ShippedMosquittoTest {
    private static final String COMMAND = "diptych/studio/command/";
    private static final List<String> USERS = List.of("rig", "trigger", "viewer", "homeassistant");
    private static final int DENIED = 0x87;

    @TempDir
    static Path folder;
    private static Mosquitto broker;
    private static final FakeRig RIG = new FakeRig();
    private static final ConcurrentLinkedQueue<String> TOLD = new ConcurrentLinkedQueue<>();
    private static MqttFrontEnd frontEnd;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Mosquitto.isInstalled() && Mosquitto.program("mosquitto_passwd").isPresent(), Mosquitto.MISSING);
        Path shipped = Path.of("..", "deploy", "mosquitto");
        Certificates authority = new Certificates(folder, "ca");
        authority.sign("broker");
        Files.copy(shipped.resolve("acl"), folder.resolve("acl"));
        Path passwords = Files.createFile(folder.resolve("passwords"));
        for (String user : USERS) {
            Process process = new ProcessBuilder(Mosquitto.program("mosquitto_passwd").orElseThrow().toString(), "-b",
                    passwords.toString(), user, user + "-secret").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        }
        int port = Mosquitto.freePort();
        Path file = folder.resolve("mosquitto.conf");
        Files.writeString(file, Files.readString(shipped.resolve("mosquitto.conf"))
                .replace("/etc/mosquitto/diptych", folder.toString())
                .replace("listener 8883", "listener " + port + " 127.0.0.1")
                + "user " + System.getProperty("user.name") + "\nlog_dest file " + folder.resolve("log") + "\n");
        broker = Mosquitto.ofFile(port, file);
        frontEnd = MqttFrontEnd.start(
                new MqttSettings(login("rig-secret", authority.file), "studio", Desk.ANYBODY), RIG,
                folder.resolve("outbox"), new dev.diptych.rig.time.SystemClock(),
                InstantSource.fixed(Instant.EPOCH), TOLD::add, _ -> {});
        Await.until("connected, but " + TOLD, frontEnd::isConnected);
    }

    @AfterAll
    static void stop() throws Exception {
        if (broker != null) {
            frontEnd.close();
            broker.close();
        }
    }

    private static BrokerLogin login(String secret, Path caFile) {
        return new BrokerLogin(URI.create("ssl://127.0.0.1:" + broker.port),
                Optional.of(new BrokerLogin.Password("rig", secret)), Optional.of(caFile), Optional.empty(), 15,
                Desk.SOON);
    }

    private static Client client(String user) throws Exception {
        MqttConnectionOptions options = Client.options();
        options.setUserName(user);
        options.setPassword((user + "-secret").getBytes(StandardCharsets.UTF_8));
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (var in = Files.newInputStream(folder.resolve("ca.crt"))) {
            trusted.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        options.setSocketFactory(context.getSocketFactory());
        return new Client("ssl://127.0.0.1:" + broker.port, user + "-test", options);
    }

    private static boolean mayPublish(Client client, String topic, String payload) throws Exception {
        var properties = Client.fresh("c");
        properties.setResponseTopic("diptych/studio/reply/trigger/1");
        IMqttToken token = client.send(topic, payload, false, properties);
        try {
            token.waitForCompletion(20_000);
        } catch (MqttException e) {
            assertEquals(DENIED, e.getReasonCode());
            return false;
        }
        int[] codes = token.getReasonCodes();
        return codes == null || codes.length == 0 || codes[0] != DENIED;
    }

    @Test
    void whoTriggersIsObeyedAndAnswered() throws Exception {
        try (Client trigger = client("trigger")) {
            trigger.subscribe("diptych/studio/reply/trigger/#");
            trigger.subscribe("diptych/studio/state");
            assertTrue(mayPublish(trigger, COMMAND + "capture", Client.trigger("t-1")));
            assertEquals("accepted", trigger.reply("c").at("status"));
            trigger.await("the state", each -> each.topic().endsWith("/state"));
        }
        assertEquals(1, RIG.firings.get("t-1"));
    }

    @Test
    void nobodyElseMayTakeAPairAndEachMayOnlyItsOwn() throws Exception {
        Map<String, List<String>> allowed = Map.of("rig", List.of(), "viewer", List.of("abort"), "homeassistant",
                List.of("abort", "pause", "resume"));
        for (String user : allowed.keySet()) {
            try (Client client = client(user)) {
                for (Verb verb : Verb.values()) {
                    String payload = verb == Verb.CAPTURE ? Client.trigger("of-" + user) : "{}";
                    assertEquals(allowed.get(user).contains(verb.word()),
                            mayPublish(client, COMMAND + verb.word(), payload), user + " " + verb);
                }
                if (!user.equals("rig")) {
                    assertEquals(false, mayPublish(client, "diptych/studio/state", "{}"), user);
                    assertEquals(false, mayPublish(client, "diptych/studio/reply/trigger/1", "{}"), user);
                }
                assertEquals(false, mayPublish(client, "diptych/other/command/abort", "{}"), user);
            }
        }
        assertTrue(RIG.firings.keySet().stream().noneMatch(trigger -> trigger.startsWith("of-")));
        Await.until("both stops came", () -> RIG.count(Command.Abort.class) == 2);
    }

    @Test
    void aViewerHearsTheStateAndNoAnswersAndNoCommands() throws Exception {
        try (Client viewer = client("viewer"); Client trigger = client("trigger")) {
            viewer.subscribe("#");
            trigger.subscribe("diptych/studio/reply/trigger/#");
            mayPublish(trigger, COMMAND + "capture", Client.trigger("t-2"));
            trigger.reply("c");
            RIG.finish("t-2", 2);
            viewer.await("the event", each -> each.topic().equals("diptych/studio/event/pair"));
            assertTrue(viewer.heard.stream()
                    .noneMatch(each -> each.topic().contains("/reply/")
                            || each.topic().contains("/command/")),
                    viewer.heard::toString);
        }
    }

    @Test
    void aWrongPasswordAndACertificateOfAnotherAuthorityAreNamed() throws Exception {
        Certificates other = new Certificates(folder.resolve("other"), "other-ca");
        for (var wrong : Map.of("does not let rig in", login("guess", folder.resolve("ca.crt")), "is not trusted",
                login("rig-secret", other.file)).entrySet()) {
            ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
            try (MqttFrontEnd stranger = MqttFrontEnd.start(new MqttSettings(wrong.getValue(), "r9", Desk.ANYBODY),
                    new FakeRig(), folder.resolve("outbox-r9"), new dev.diptych.rig.time.SystemClock(),
                    InstantSource.fixed(Instant.EPOCH), told::add, _ -> {})) {
                Await.until(wrong.getKey() + " is told", () -> told.stream()
                        .anyMatch(each -> each.startsWith("W_MQTT_DOWN") && each.contains(wrong.getKey())));
                assertEquals(false, stranger.isConnected());
            }
            assertTrue(told.stream().noneMatch(each -> each.contains("secret") || each.contains("guess")));
        }
    }
}
