package dev.diptych.capture.config;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.ServiceConfig.CertificateFiles;
import dev.diptych.capture.config.ServiceConfig.MqttConfig;
import dev.diptych.capture.config.schema.Key;
import dev.diptych.capture.config.schema.KeyTypes;
import dev.diptych.capture.config.schema.Table;
import dev.diptych.capture.config.schema.TomlSection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads {@code [rig]}, {@code [session]}, {@code [web]} and {@code [mqtt]}: the daemon as others meet it. */
final class ServiceReader {
    private static final Key<String> ID = Key.usual("id", KeyTypes.text(), "\"rig\"",
            "names this rig in MQTT topics: small letters, digits and hyphens", "\"studio-1\"");
    private static final Key<Path> STATE_FOLDER = Key.without("state_folder", KeyTypes.path("a folder"),
            "$XDG_STATE_HOME/diptych or ~/.local/state/diptych",
            "where passwords' hashes, keys and messages that are still to be sent lie, readable by this user alone",
            "\"/var/lib/diptych\"");
    static final Table RIG = Table.single("rig", "What this rig is called.", List.of(ID, STATE_FOLDER));
    private static final Key<Path> PROTOCOL_FOLDER = Key.without("protocol_folder",
            KeyTypes.path("a folder of protocols"), "those that Diptych brings",
            "your own protocols, a file each (docs/OPERATING.md); the first by name is the usual one",
            "\"/etc/diptych/protocols\"");
    static final Table SESSION = Table.single("session", "How sessions are taken.", List.of(PROTOCOL_FOLDER));
    private static final Key<String> LISTEN = Key.usual("listen", KeyTypes.text(), "\"localhost:7180\"",
            "HOST:PORT of the console, or \"off\". Until somebody has paired with it, it listens on this computer alone; "
                    + "another host than localhost is served by HTTPS",
            "\"0.0.0.0:7180\"");
    static final Table WEB = Table.single("web", "The web console.", List.of(LISTEN));
    private static final Key<String> BROKER = Key.usual("broker", KeyTypes.text(), "\"embedded\"",
            "\"embedded\" or \"embedded:PORT\" for one inside the program, on this computer alone, at port 1883 or this one; "
                    + "\"off\"; or tcp://HOST:PORT, ssl://HOST:PORT",
            "\"ssl://broker.lab:8883\"");
    private static final Key<String> USER = Key.without("user", KeyTypes.text(), "none",
            "who this rig is to the broker",
            "\"rig\"");
    private static final Key<Path> PASSWORD_FILE = Key.without("password_file", KeyTypes.path("a file"), "none",
            "a file of one line, readable by this user alone", "\"/etc/diptych/mqtt.password\"");
    private static final Key<Path> CA_FILE = Key.without("ca_file", KeyTypes.path("a file"), "the system's",
            "certificates (PEM) by which the broker's own is trusted", "\"/etc/diptych/ca.pem\"");
    private static final Key<Path> CERTIFICATE_FILE = Key.without("certificate_file", KeyTypes.path("a file"), "none",
            "this rig's certificate (PEM), with those between it and the broker's authority, for a broker that asks for one",
            "\"/etc/diptych/rig.crt\"");
    private static final Key<Path> KEY_FILE = Key.without("key_file", KeyTypes.path("a file"), "none",
            "the certificate's private key (PKCS #8 in PEM, not encrypted), readable by this user alone",
            "\"/etc/diptych/rig.key\"");
    private static final Key<Boolean> TOKENS = Key.usual("tokens", KeyTypes.flag(), "false",
            "whether every command bears a token in its user property \"token\", beside what the broker's own list of rights says",
            "true");
    static final Table MQTT = Table.single("mqtt", "Triggering by MQTT 5.",
            List.of(BROKER, USER, PASSWORD_FILE, CA_FILE, CERTIFICATE_FILE, KEY_FILE, TOKENS));
    static final ServiceConfig USUAL = new ServiceConfig(ID.usualValue(), Optional.empty(), Optional.empty(),
            LISTEN.usualValue(), new MqttConfig(BROKER.usualValue(), Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.empty(), TOKENS.usualValue()));

    private ServiceReader() {
    }

    static ServiceConfig read(TomlSection top) throws OperatorException {
        Optional<TomlSection> rig = top.table(RIG);
        String id = rig.map(section -> section.value(ID)).orElse(USUAL.rigId());
        if (!ServiceConfig.RIG_ID.matcher(id).matches()) {
            throw rig.orElse(top).wrong(ID, "it is 1 to 32 small letters, digits and hyphens, as \"studio-1\".");
        }
        String listen = top.table(WEB).map(section -> section.value(LISTEN)).orElse(USUAL.web());
        if (!ServiceConfig.isPlace(listen)) {
            throw top.table(WEB)
                    .orElse(top)
                    .wrong(LISTEN, "it is HOST:PORT, as \"localhost:7180\" or \"[::]:7180\", or \"off\".");
        }
        return new ServiceConfig(id, path(top, SESSION, PROTOCOL_FOLDER), path(top, RIG, STATE_FOLDER),
                listen,
                mqtt(top));
    }

    private static MqttConfig mqtt(TomlSection top) throws OperatorException {
        Optional<TomlSection> found = top.table(MQTT);
        if (found.isEmpty()) {
            return USUAL.mqtt();
        }
        TomlSection section = found.get();
        String broker = section.value(BROKER);
        if (!MqttConfig.isBroker(broker)) {
            throw section.wrong(BROKER, "it is embedded, embedded:PORT, off, tcp://HOST:PORT or ssl://HOST:PORT, not \""
                    + broker + "\".");
        }
        if (!broker.startsWith("ssl://")) {
            section.refuse(List.of(CA_FILE, CERTIFICATE_FILE, KEY_FILE),
                    "certificates are for a broker that is met by TLS; name it as in broker = \"ssl://broker.lab:8883\", or"
                            + " take this away.");
        }
        return new MqttConfig(broker, section.find(USER), section.find(PASSWORD_FILE).map(section::resolve),
                section.find(CA_FILE).map(section::resolve), certificate(section), section.value(TOKENS));
    }

    private static Optional<CertificateFiles> certificate(TomlSection section) throws OperatorException {
        if (!section.has(CERTIFICATE_FILE) && !section.has(KEY_FILE)) {
            return Optional.empty();
        }
        return Optional.of(new CertificateFiles(section.resolve(section.require(CERTIFICATE_FILE)),
                section.resolve(section.require(KEY_FILE))));
    }

    private static Optional<Path> path(TomlSection top, Table table, Key<Path> key) {
        return top.table(table).flatMap(section -> section.find(key).map(section::resolve));
    }
}
