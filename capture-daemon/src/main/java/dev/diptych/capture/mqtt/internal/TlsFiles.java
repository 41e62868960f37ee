package dev.diptych.capture.mqtt.internal;

import dev.diptych.capture.mqtt.bus.BrokerLogin;
import dev.diptych.capture.mqtt.bus.BusException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Certificates and keys in PEM files, as brokers' tools write them. */
final class TlsFiles {
    private static final Pattern KEY = Pattern.compile("-----BEGIN PRIVATE KEY-----(.*)-----END PRIVATE KEY-----",
            Pattern.DOTALL);
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");
    private static final char[] NO_PASSWORD = {};

    private TlsFiles() {
    }

    static SSLSocketFactory sockets(BrokerLogin login) throws BusException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(login), trust(login), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw new BusException("The certificates for " + login.broker() + " cannot be used: " + e.getMessage()
                    + "; look at the files named in the configuration.", e);
        }
    }

    private static TrustManager @Nullable [] trust(BrokerLogin login) throws GeneralSecurityException, IOException {
        if (login.caFile().isEmpty()) {
            return null;
        }
        KeyStore store = emptyStore();
        int index = 0;
        for (Certificate certificate : certificates(login.caFile().get())) {
            store.setCertificateEntry("ca-" + index++, certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager @Nullable [] keys(BrokerLogin login) throws GeneralSecurityException, IOException {
        if (login.certificate().isEmpty()) {
            return null;
        }
        BrokerLogin.ClientCertificate files = login.certificate().get();
        KeyStore store = emptyStore();
        store.setKeyEntry("rig", key(files.keyFile()), NO_PASSWORD,
                certificates(files.chainFile()).toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Collection<? extends Certificate> certificates(Path file)
            throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> all = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (all.isEmpty()) {
                throw new IOException(file + " has no certificate in it");
            }
            return all;
        }
    }

    private static PrivateKey key(Path file) throws GeneralSecurityException, IOException {
        Matcher pem = KEY.matcher(Files.readString(file));
        if (!pem.find()) {
            throw new IOException(
                    file + " has no unencrypted PKCS #8 key in it (openssl pkcs8 -topk8 -nocrypt makes one)");
        }
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException e) {
                // The file does not say which kind it is; the next may be right.
            }
        }
        throw new IOException(file + " is no key of the kinds " + String.join(", ", ALGORITHMS));
    }
}
