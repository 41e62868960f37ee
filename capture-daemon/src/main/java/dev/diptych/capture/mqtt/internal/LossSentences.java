package dev.diptych.capture.mqtt.internal;

import dev.diptych.capture.mqtt.bus.BrokerLogin;
import dev.diptych.capture.mqtt.bus.Loss;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLException;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;

/** Why there is no connection, in a sentence for the operator. */
record LossSentences(BrokerLogin login, String clientId) {
    /** MQTT 5, section 2.4. */
    private static final int BAD_USER_NAME_OR_PASSWORD = 0x86;
    private static final int NOT_AUTHORISED = 0x87;
    private static final int SESSION_TAKEN_OVER = 0x8E;

    Loss of(MqttDisconnectResponse response) {
        if (response.getReturnCode() == SESSION_TAKEN_OVER) {
            return new Loss(true, "W_SESSION_TAKEOVER: Another client has connected to " + login.broker()
                    + " as " + clientId + "; two rigs with the same id, or somebody with this rig's password: look at"
                    + " the broker's log before you go on.");
        }
        MqttException exception = response.getException();
        return new Loss(false, exception == null
                ? down("it closed the connection with reason code " + response.getReturnCode())
                : of(exception));
    }

    /** Not every broker says it: mosquitto 2.0 closes the connection without a word. */
    Loss ofShortLived() {
        return new Loss(true, "W_SESSION_TAKEOVER: The broker at " + login.broker()
                + " closes one connection after the other soon after it was made; probably another client bears the id "
                + clientId + ": is a second rig of the same id at this broker? Look at the broker's log; the rig tries"
                + " again only after a minute or more.");
    }

    String of(MqttException exception) {
        int code = exception.getReasonCode();
        if (code == BAD_USER_NAME_OR_PASSWORD || code == NOT_AUTHORISED) {
            String user = login.password().map(BrokerLogin.Password::user).orElse("nobody");
            return "W_MQTT_DOWN: The broker at " + login.broker() + " does not let " + user
                    + " in; set user and password as the broker knows them.";
        }
        Throwable root = root(exception);
        if (root instanceof SSLException || root instanceof GeneralSecurityException) {
            return "W_MQTT_DOWN: The broker at " + login.broker() + " is not trusted: " + root.getMessage()
                    + "; name the CA file that signed its certificate, which must bear the name "
                    + login.broker().getHost() + ".";
        }
        return down(said(root));
    }

    private String down(String why) {
        return "W_MQTT_DOWN: The broker at " + login.broker() + " is not there (" + why
                + "); the rig works without it and goes on trying.";
    }

    private static String said(@Nullable Throwable root) {
        String message = root == null ? null : root.getMessage();
        return message == null || message.isEmpty() ? "connection lost" : message;
    }

    private static Throwable root(Throwable exception) {
        Throwable root = exception;
        for (Throwable cause = root.getCause(); cause != null; cause = root.getCause()) {
            root = cause;
        }
        return root;
    }
}
