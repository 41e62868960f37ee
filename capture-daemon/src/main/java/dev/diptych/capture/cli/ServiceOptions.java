package dev.diptych.capture.cli;

import dev.diptych.capture.config.ServiceConfig;
import dev.diptych.capture.config.ServiceConfig.MqttConfig;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** How the daemon is met from outside, where the command line says other than the configuration. */
final class ServiceOptions {
    private static final String OFF = "off";

    @Option(names = "--web", paramLabel = "HOST:PORT", description = "Where the console listens, or off (default: localhost:7180). Until somebody has paired with it, it listens on this computer alone.")
    @Nullable
    String web;

    @Option(names = "--broker", paramLabel = "embedded[:PORT]|URL", description = "The MQTT broker: embedded (on this computer alone, usually at port 1883), tcp://HOST:PORT, ssl://HOST:PORT, or off (default: embedded).")
    @Nullable
    String broker;

    @Option(names = "--protocol", paramLabel = "NAME", description = "The poses of the session (default: its own, or the first).")
    @Nullable
    String protocol;

    @Option(names = "--model", paramLabel = "NAME", description = "The network that corrects pictures, or off (default: deepflash-slim).")
    String model = Models.USUAL;

    @Option(names = "--headless", description = "Do not open the console in a browser.")
    boolean headless;

    /**
     * What is to be served.
     *
     * @param protocol instead of the session's own
     * @param model that corrects; empty for none
     * @param state the rig's state folder
     * @param opensBrowser whether a person sits at this computer
     */
    record Service(ServiceConfig config, Optional<String> protocol, Optional<String> model, Path state,
            boolean opensBrowser) {
        boolean hasWeb() {
            return config.hasWeb();
        }

        boolean hasBroker() {
            return !config.mqtt().isOff();
        }
    }

    Service over(ServiceConfig configured, Path state, CommandLine line) {
        if (broker != null && !MqttConfig.isBroker(broker)) {
            throw new CommandLine.ParameterException(line,
                    "--broker takes embedded, embedded:PORT, off, tcp://HOST:PORT or ssl://HOST:PORT, not \"" + broker
                            + "\".");
        }
        if (web != null && !ServiceConfig.isPlace(web)) {
            throw new CommandLine.ParameterException(line,
                    "--web takes HOST:PORT or off, not \"" + web + "\"; the usual one is localhost:7180.");
        }
        MqttConfig mqtt = configured.mqtt();
        ServiceConfig chosen = new ServiceConfig(configured.rigId(), configured.protocolFolder(),
                configured.stateFolder(), web == null ? configured.web() : web,
                broker == null ? mqtt : mqtt.at(broker));
        return new Service(chosen, Optional.ofNullable(protocol),
                model.equals(OFF) ? Optional.empty() : Optional.of(model), state, !headless);
    }
}
