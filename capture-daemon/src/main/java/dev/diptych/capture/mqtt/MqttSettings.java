package dev.diptych.capture.mqtt;

import dev.diptych.capture.access.Caller;
import dev.diptych.capture.config.ServiceConfig;
import dev.diptych.capture.mqtt.bus.BrokerLogin;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the rig is reached over MQTT.
 *
 * @param rig its id in topics, and in its clients' ids
 * @param authority who commands come from
 */
public record MqttSettings(BrokerLogin login, String rig, Authority authority) {
    public MqttSettings {
        if (!ServiceConfig.RIG_ID.matcher(rig).matches()) {
            throw new IllegalArgumentException(
                    "A rig is named by 1 to 32 small letters, digits and hyphens, not \"" + rig + "\".");
        }
    }

    /** How it is known whose a command is: MQTT does not say who published a message. */
    public sealed interface Authority {
        /** Whatever the broker's access list let through comes from this one. */
        record OfBroker(Caller caller) implements Authority {}

        /**
         * Each command bears a token, as its user property "token".
         *
         * @param callers whose it is; empty if nobody's. Asked on a thread that may wait a little
         */
        record OfToken(Function<String, Optional<Caller>> callers) implements Authority {}
    }
}
