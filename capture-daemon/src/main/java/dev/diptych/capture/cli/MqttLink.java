package dev.diptych.capture.cli;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.access.Access;
import dev.diptych.capture.access.Caller;
import dev.diptych.capture.broker.BrokerException;
import dev.diptych.capture.broker.BrokerProvider;
import dev.diptych.capture.broker.BrokerProvider.RunningBroker;
import dev.diptych.capture.config.ServiceConfig;
import dev.diptych.capture.config.ServiceConfig.MqttConfig;
import dev.diptych.capture.daemon.RigDaemon;
import dev.diptych.capture.doctor.Severity;
import dev.diptych.capture.mqtt.BrokerRights;
import dev.diptych.capture.mqtt.MqttFrontEnd;
import dev.diptych.capture.mqtt.MqttSettings;
import dev.diptych.capture.mqtt.bus.BrokerLogin;
import dev.diptych.capture.mqtt.bus.ReconnectDelays;
import dev.diptych.capture.serve.Condition;
import dev.diptych.rig.time.Clock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rig's connection to its MQTT broker, or the reason why there is none: the rig works without. */
final class MqttLink implements AutoCloseable {
    private static final String OFF = "off";
    /** Whoever the broker's own list of rights lets through: MQTT does not say who published a message. */
    private static final Caller THROUGH_BROKER = Caller.trusted("mqtt");

    private final String where;
    private final @Nullable RunningBroker broker;
    private final @Nullable MqttFrontEnd frontEnd;

    private MqttLink(String where, @Nullable RunningBroker broker, @Nullable MqttFrontEnd frontEnd) {
        this.where = where;
        this.broker = broker;
        this.frontEnd = frontEnd;
    }

    /**
     * One that cannot be had is told of.
     *
     * @param refused hears of the code of each command that is refused, on any thread
     */
    static MqttLink open(ServiceOptions.Service service, RigDaemon daemon, Access access, Path state,
            Clock clock, Consumer<String> told, Consumer<String> refused) {
        ServiceConfig config = service.config();
        RunningBroker broker = null;
        try {
            MqttConfig mqtt = config.mqtt();
            if (mqtt.isOff()) {
                return new MqttLink(OFF, null, null);
            }
            BrokerLogin login;
            if (mqtt.isEmbedded()) {
                String password = BrokerRights.newRigPassword();
                broker = embedded(mqtt.portNumber(), new BrokerRights(access, config.rigId(), password));
                login = BrokerLogin.of(URI.create("tcp://localhost:" + broker.portNumber()),
                        Optional.of(new BrokerLogin.Password(BrokerRights.RIG_USER, password)),
                        Optional.empty());
            } else {
                login = login(mqtt);
            }
            MqttSettings.Authority authority = mqtt.tokens()
                    ? new MqttSettings.Authority.OfToken(access::byToken)
                    : new MqttSettings.Authority.OfBroker(THROUGH_BROKER);
            MqttFrontEnd frontEnd = MqttFrontEnd.start(new MqttSettings(login, config.rigId(), authority), daemon,
                    state.resolve("outbox-" + config.rigId()), clock, InstantSource.system(), told,
                    refused);
            String where = (broker == null ? "" : "embedded, ") + login.broker();
            told.accept("MQTT     " + where + ", topics diptych/" + config.rigId() + "/");
            return new MqttLink(where, broker, frontEnd);
        } catch (BrokerException | OperatorException e) {
            if (broker != null) {
                broker.close();
            }
            told.accept("W_MQTT_DOWN: " + e.getMessage() + " The rig goes on without MQTT.");
            return new MqttLink("none: " + e.getMessage(), null, null);
        }
    }

    private static RunningBroker embedded(int portNumber, BrokerRights rights)
            throws BrokerException, OperatorException {
        Optional<BrokerProvider> provider = ServiceLoader.load(BrokerProvider.class).findFirst();
        if (provider.isEmpty()) {
            throw new OperatorException(
                    "This program was packed without its broker; name another with --broker tcp://HOST:1883, or --broker off.");
        }
        return provider.get().start(portNumber, rights);
    }

    private static BrokerLogin login(MqttConfig config) throws OperatorException {
        return new BrokerLogin(config.address(), password(config), config.caFile(),
                config.certificate().map(files -> new BrokerLogin.ClientCertificate(files.chain(), files.key())),
                BrokerLogin.KEEP_ALIVE_SECONDS, ReconnectDelays.USUAL);
    }

    private static Optional<BrokerLogin.Password> password(MqttConfig config) throws OperatorException {
        if (config.user().isEmpty()) {
            return Optional.empty();
        }
        String secret = config.passwordFile().isPresent() ? firstLine(config.passwordFile().get()) : "";
        return Optional.of(new BrokerLogin.Password(config.user().get(), secret));
    }

    private static String firstLine(Path file) throws OperatorException {
        try {
            return Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new OperatorException("The broker's password cannot be read from " + file
                    + "; write it there, one line, readable by this user.", e);
        }
    }

    /** For who looks after the rig's health. */
    Condition condition() {
        if (frontEnd == null) {
            return new Condition(where, where.equals(OFF) ? Severity.NOTE : Severity.WARN);
        }
        return frontEnd.isConnected()
                ? new Condition(where, Severity.OK)
                : new Condition("not connected to " + where, Severity.WARN);
    }

    /** Whether somebody may trigger the rig through it, now or when its broker is back. */
    boolean isOpen() {
        return frontEnd != null;
    }

    @Override
    public void close() {
        if (frontEnd != null) {
            frontEnd.close();
        }
        if (broker != null) {
            broker.close();
        }
    }
}
