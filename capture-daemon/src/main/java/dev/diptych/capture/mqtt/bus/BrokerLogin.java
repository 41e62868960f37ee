package dev.diptych.capture.mqtt.bus;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Where the broker is and who the rig is there.
 *
 * @param broker {@code tcp://host:port} or {@code ssl://host:port}
 * @param caFile certificates in PEM that sign the broker's; empty for those that Java trusts
 * @param keepAliveSeconds a connection of which nothing is heard for up to twice as long is given up
 */
public record BrokerLogin(URI broker, Optional<Password> password, Optional<Path> caFile,
        Optional<ClientCertificate> certificate, int keepAliveSeconds, ReconnectDelays delays) {
    public static final int KEEP_ALIVE_SECONDS = 15;
    private static final Set<String> SCHEMES = Set.of("tcp", "ssl");

    public BrokerLogin {
        if (!SCHEMES.contains(String.valueOf(broker.getScheme())) || broker.getHost() == null || broker.getPort() < 1
                || !broker.getPath().isEmpty()) {
            throw new IllegalArgumentException("A broker is named like tcp://localhost:1883 or ssl://studio.lan:8883,"
                    + " not \"" + broker + "\".");
        }
        boolean plain = "tcp".equals(broker.getScheme());
        if (plain && (caFile.isPresent() || certificate.isPresent())) {
            throw new IllegalArgumentException("Certificates belong to ssl://, not to \"" + broker
                    + "\", which is not encrypted.");
        }
        if (keepAliveSeconds < 1 || keepAliveSeconds > 3_600) {
            throw new IllegalArgumentException("A keep-alive is 1 to 3600 s, not " + keepAliveSeconds + " s.");
        }
    }

    /** With the usual times, by password or without one. */
    public static BrokerLogin of(URI broker, Optional<Password> password, Optional<Path> caFile) {
        return new BrokerLogin(broker, password, caFile, Optional.empty(), KEEP_ALIVE_SECONDS, ReconnectDelays.USUAL);
    }

    public record Password(String user, String secret) {
        /** Without the secret: it ends in no log. */
        @Override
        public String toString() {
            return "Password[user=" + user + "]";
        }
    }

    /**
     * @param chainFile the rig's certificate, and those between it and the broker's CA, in PEM
     * @param keyFile its private key, PKCS #8 in PEM, not encrypted
     */
    public record ClientCertificate(Path chainFile, Path keyFile) {}
}
