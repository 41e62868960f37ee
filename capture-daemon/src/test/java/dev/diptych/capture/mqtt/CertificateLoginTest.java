package dev.diptych.capture.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.diptych.capture.mqtt.bus.BrokerLogin;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As deploy/mosquitto/README.md has it: a broker that asks for certificates, and takes their names for its users'. */
class CertificateLoginTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void theRigIsWhoItsCertificateSaysAndNobodyWithoutOne() throws Exception {
        assumeTrue(Mosquitto.isInstalled(), Mosquitto.MISSING);
        Certificates authority = new Certificates(folder, "ca");
        for (String name : List.of("broker", "rig")) {
            authority.sign(name);
        }
        Path rights = Files.writeString(folder.resolve("acl"), "user rig\ntopic readwrite diptych/r1/#\n");
        try (Mosquitto broker = Mosquitto.with(folder, port -> List.of("listener " + port + " 127.0.0.1",
                "cafile " + authority.file, "certfile " + folder.resolve("broker.crt"),
                "keyfile " + folder.resolve("broker.key"), "require_certificate true", "use_identity_as_username true",
                "acl_file " + rights))) {
            try (Desk desk = desk(broker, authority, Optional.of("rig"))) {
                desk.connected();
            }
            try (Desk stranger = desk(broker, authority, Optional.empty())) {
                stranger.awaitTold("W_MQTT_DOWN");
                assertFalse(stranger.frontEnd.isConnected());
            }
        }
        assertEquals(List.of("diptych-r1 as rig", "diptych-r1-abort as rig"),
                Files.readAllLines(folder.resolve("broker.log"))
                        .stream()
                        .filter(line -> line.contains("New client connected"))
                        .map(line -> line.replaceAll(".* as (diptych-\\S+) .*u'(\\w+)'.*", "$1 as $2"))
                        .sorted()
                        .distinct()
                        .toList());
    }

    private Desk desk(Mosquitto broker, Certificates authority, Optional<String> who) throws Exception {
        return new Desk(new FakeRig(), new BrokerLogin(URI.create("ssl://127.0.0.1:" + broker.port), Optional.empty(),
                Optional.of(authority.file),
                who.map(name -> new BrokerLogin.ClientCertificate(folder.resolve(name + ".crt"),
                        folder.resolve(name + ".key"))),
                15, Desk.SOON), Desk.ANYBODY, folder.resolve("outbox"));
    }
}
