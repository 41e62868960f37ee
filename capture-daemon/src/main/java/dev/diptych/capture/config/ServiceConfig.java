package dev.diptych.capture.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the daemon is met from outside.
 *
 * @param rigId names the rig in topics, as {@link #RIG_ID} says
 * @param protocolFolder an operator's own protocols
 * @param stateFolder credentials, keys and what is still to be told
 * @param web HOST:PORT of the console
 * @param mqtt how it is triggered by messages
 */
public record ServiceConfig(String rigId, Optional<Path> protocolFolder, Optional<Path> stateFolder, String web,
        MqttConfig mqtt) {
    /** What rigs are called: fit for topics, file names and host names. */
    public static final Pattern RIG_ID = Pattern.compile("[a-z0-9-]{1,32}");
    /** A name, an IPv4 address or an IPv6 address in brackets, and a port. */
    private static final Pattern HOST_AND_PORT = Pattern.compile("(?:[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+\\]):(\\d{1,5})");
    private static final String OFF = "off";
    private static final int HIGHEST_PORT = 65_535;

    /** Whether it can be where the console listens. */
    public static boolean isPlace(String word) {
        Matcher parts = HOST_AND_PORT.matcher(word);
        return word.equals(OFF) || (parts.matches() && Integer.parseInt(parts.group(1)) <= HIGHEST_PORT);
    }

    /** Whether there is a console. */
    public boolean hasWeb() {
        return !web.equals(OFF);
    }

    /** Of a console that is not off. */
    public String webHost() {
        String host = web.substring(0, web.lastIndexOf(':'));
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Of a console that is not off; 0 for any free one. */
    public int webPort() {
        return Integer.parseInt(web.substring(web.lastIndexOf(':') + 1));
    }

    /**
     * The broker, and who this program is to it.
     *
     * @param broker {@code embedded} or {@code embedded:PORT}, {@code off}, or the address of one: tcp://HOST:PORT or
     *            ssl://HOST:PORT
     * @param passwordFile one line
     * @param caFile certificates that the broker's may be signed by, PEM
     * @param certificate who this program is, instead of a password or beside it
     * @param tokens whether each command has to bear a token, whoever the broker has let through
     */
    public record MqttConfig(String broker, Optional<String> user, Optional<Path> passwordFile, Optional<Path> caFile,
            Optional<CertificateFiles> certificate, boolean tokens) {
        private static final Pattern BROKER = Pattern
                .compile("off|(embedded|(tcp|ssl)://([^/:]+|\\[[0-9a-f:]+]))(:(\\d{1,5}))?");
        private static final int USUAL_PORT = 1883;
        private static final int USUAL_TLS_PORT = 8883;
        private static final String TLS = "ssl://";

        /** Whether it can be the name of a broker. */
        public static boolean isBroker(String word) {
            Matcher parts = BROKER.matcher(word);
            if (!parts.matches()) {
                return false;
            }
            String port = parts.group(5);
            return (port == null || (Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= HIGHEST_PORT))
                    && (parts.group(2) == null || isHost(word));
        }

        private static boolean isHost(String address) {
            try {
                return URI.create(address).getHost() != null;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        /** The same at another broker; where nothing is encrypted, certificates are no use. */
        public MqttConfig at(String other) {
            boolean tls = other.startsWith(TLS);
            return new MqttConfig(other, user, passwordFile, tls ? caFile : Optional.empty(),
                    tls ? certificate : Optional.empty(), tokens);
        }

        public boolean isOff() {
            return broker.equals(OFF);
        }

        public boolean isEmbedded() {
            return broker.startsWith("embedded");
        }

        /** Of a broker that is not off. */
        public int portNumber() {
            Matcher parts = BROKER.matcher(broker);
            return parts.matches() && parts.group(5) != null
                    ? Integer.parseInt(parts.group(5))
                    : broker.startsWith(TLS) ? USUAL_TLS_PORT : USUAL_PORT;
        }

        /** Of a broker that is neither off nor embedded, with its port. */
        public URI address() {
            URI address = URI.create(broker);
            return URI.create(address.getScheme() + "://" + address.getHost() + ":" + portNumber());
        }
    }

    /**
     * A certificate and what proves that it is one's own.
     *
     * @param chain PEM
     * @param key PKCS #8 in PEM, not encrypted
     */
    public record CertificateFiles(Path chain, Path key) {}
}
