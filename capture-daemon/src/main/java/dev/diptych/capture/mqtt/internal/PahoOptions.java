package dev.diptych.capture.mqtt.internal;

import dev.diptych.capture.mqtt.bus.BrokerLogin;
import dev.diptych.capture.mqtt.bus.BusException;
import dev.diptych.capture.mqtt.bus.Departure;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** How the rig connects and what its messages look like, in Paho's words. */
final class PahoOptions {
    /** Nothing more is on its way to us before we have acknowledged, nor from us. */
    static final int RECEIVE_MAXIMUM = 8;
    static final int CONNECT_TIMEOUT_SECONDS = 5;
    /** Room for a command that is too large, so that its sender can be told; the broker drops what is larger still. */
    private static final long MAXIMUM_PACKET_BYTES = 16_384;

    private PahoOptions() {
    }

    static MqttConnectionOptions of(BrokerLogin login, Optional<Departure> will) throws BusException {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(true);
        options.setSessionExpiryInterval(0L);
        // Paho's own does not try again when the first attempt fails, and knows nothing of takeovers.
        options.setAutomaticReconnect(false);
        options.setKeepAliveInterval(login.keepAliveSeconds());
        options.setConnectionTimeout(CONNECT_TIMEOUT_SECONDS);
        options.setReceiveMaximum(RECEIVE_MAXIMUM);
        options.setMaximumPacketSize(MAXIMUM_PACKET_BYTES);
        // No topic alias: Paho sends it empty (eclipse/paho.mqtt.java #866) and loops after reconnecting (#916).
        login.password().ifPresent(password -> {
            options.setUserName(password.user());
            options.setPassword(password.secret().getBytes(StandardCharsets.UTF_8));
        });
        if ("ssl".equals(login.broker().getScheme())) {
            options.setSocketFactory(new NoDelayTlsSockets(TlsFiles.sockets(login)));
            options.setHttpsHostnameVerificationEnabled(true);
        } else {
            options.setSocketFactory(new NoDelaySockets());
        }
        will.ifPresent(message -> options.setWill(message.topic(), message(message)));
        return options;
    }

    static MqttMessage message(Departure departure) {
        MqttProperties properties = new MqttProperties();
        properties.setContentType("application/json");
        departure.correlationData().ifPresent(properties::setCorrelationData);
        return new MqttMessage(departure.payload(), 1, departure.retained(), properties);
    }
}
