package dev.diptych.capture.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.ServiceConfig.CertificateFiles;
import dev.diptych.capture.config.ServiceConfig.MqttConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MqttTableTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aCertificateAndItsKeyLieBesideTheFile() throws Exception {
        MqttConfig mqtt = read("""
                broker = "ssl://broker.lab"
                ca_file = "ca.pem"
                certificate_file = "rig.crt"
                key_file = "rig.key"
                """);

        assertEquals(Optional.of(new CertificateFiles(folder.resolve("rig.crt"), folder.resolve("rig.key"))),
                mqtt.certificate());
        assertEquals(URI.create("ssl://broker.lab:8883"), mqtt.address());
        assertEquals(Optional.empty(), mqtt.at("tcp://localhost").certificate(), "nothing is encrypted there");
        assertEquals(mqtt.certificate(), mqtt.at("ssl://other.lab").certificate());
    }

    @ParameterizedTest
    @CsvSource({"embedded, 1883", "embedded:1884, 1884", "tcp://broker.lab, 1883", "tcp://[::1]:1900, 1900",
        "ssl://broker.lab, 8883", "ssl://broker.lab:65535, 65535"})
    void aBrokerHasItsPort(String broker, int portNumber) throws Exception {
        MqttConfig mqtt = read("broker = \"" + broker + "\"");

        assertEquals(portNumber, mqtt.portNumber());
        assertEquals(broker.startsWith("embedded"), mqtt.isEmbedded());
        assertFalse(mqtt.isOff());
        if (!mqtt.isEmbedded()) {
            assertEquals(portNumber, mqtt.address().getPort());
        }
    }

    @Test
    void thereMayBeNone() throws Exception {
        assertTrue(read("broker = \"off\"").isOff());
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "embeded", "embedded:", "embedded:0", "embedded:65536", "off:1", "http://a:1",
        "tcp://", "tcp://a:0", "tcp://a b", "tcp://a/b", "tcp://a_b", "broker.lab:1883", "embedded://a"})
    void anotherBrokerIsRefused(String broker) {
        String sentence = refusal("broker = \"" + broker + "\"");

        assertTrue(sentence.endsWith("rig.toml, line 2: \"mqtt.broker\": it is embedded, embedded:PORT, off,"
                + " tcp://HOST:PORT or ssl://HOST:PORT, not \"" + broker + "\"."), sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ca_file = \"a\" | line 2: \"mqtt.ca_file\": certificates are for a broker that is met by TLS",
        "broker = \"tcp://a\"#key_file = \"a\" | line 3: \"mqtt.key_file\": certificates are for a broker that is met by TLS",
        "broker = \"ssl://a\"#certificate_file = \"a\" | [mqtt] needs \"key_file\"",
        "broker = \"ssl://a\"#key_file = \"a\" | [mqtt] needs \"certificate_file\""})
    void certificatesBelongToTlsAndToTheirKeys(String lines, String expected) {
        String sentence = refusal(lines.replace('#', '\n'));

        assertTrue(sentence.contains(expected), sentence);
    }

    private String refusal(String lines) {
        return String.valueOf(assertThrows(OperatorException.class, () -> read(lines)).getMessage());
    }

    private MqttConfig read(String lines) throws IOException, OperatorException {
        Path file = folder.resolve("rig.toml");
        return RigConfigReader.read(Files.writeString(file, "[mqtt]\n" + lines)).service().mqtt();
    }
}
