package dev.diptych.capture.web;

import dev.diptych.capture.OperatorException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** Where the console listens: on the loopback address from the start, on the network by TLS once somebody has paired. */
final class Doors {
    private static final int REQUEST_HEADER_BYTES = 8 * 1024;
    private static final int ACCEPTORS = 1;
    private static final int SELECTORS = 1;

    private final WebAddress address;
    private final WebLimits limits;
    private final ConnectionDeadlines deadlines;
    private @Nullable Server server;
    private @Nullable ServerConnector plain;
    private @Nullable DeviceCertificate certificate;

    Doors(WebAddress address, WebLimits limits, ConnectionDeadlines deadlines) {
        this.address = address;
        this.limits = limits;
        this.deadlines = deadlines;
    }

    /** The loopback door, for Javalin to open. */
    Connector loopback(Server owner) {
        ServerConnector connector = new ServerConnector(owner, ACCEPTORS, SELECTORS,
                new HttpConnectionFactory(configuration()));
        connector.setHost(WebAddress.LOOPBACK);
        connector.setPort(address.portNumber());
        prepare(connector);
        server = owner;
        plain = connector;
        return connector;
    }

    int portNumber() {
        return plain == null ? address.portNumber() : plain.getLocalPort();
    }

    /** Of the certificate, once the network can reach the console. */
    synchronized Optional<String> fingerprint() {
        return Optional.ofNullable(certificate).map(DeviceCertificate::fingerprint);
    }

    /** Addresses as browsers take them. */
    synchronized List<String> addresses() {
        List<String> all = new ArrayList<>(List.of("http://localhost:" + portNumber()));
        if (certificate != null) {
            HostNames.listeningAt(address).forEach(host -> all.add("https://" + url(host)));
        }
        return all;
    }

    /**
     * Opens the doors to the network, unless they are open.
     *
     * @return whether they were opened now
     * @throws OperatorException if they cannot be
     */
    synchronized boolean openToNetwork(Instant now) throws OperatorException {
        // Everywhere may be nowhere, while no cable is plugged in.
        if (certificate != null || !address.isNetworked() || server == null
                || HostNames.listeningAt(address).isEmpty()) {
            return false;
        }
        DeviceCertificate own = DeviceCertificate.of(address.stateFolder(), HostNames.of(address), now);
        List<ServerConnector> opened = new ArrayList<>();
        for (String host : HostNames.listeningAt(address)) {
            ServerConnector connector = secure(server, host, own);
            try {
                connector.start();
                server.addConnector(connector);
                opened.add(connector);
            } catch (Exception e) {
                opened.forEach(Doors::close);
                close(connector);
                throw new OperatorException("The console cannot be reached at " + host + ", port " + portNumber() + " ("
                        + reason(e) + "); give an address of this computer and a free port with --web.", e);
            }
        }
        certificate = own;
        return true;
    }

    private ServerConnector secure(Server owner, String host, DeviceCertificate own) throws OperatorException {
        HttpConfiguration configuration = configuration();
        // Names are checked at the front door, against a list; a certificate's names are of the day it was made.
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        SslContextFactory.Server tls = new SslContextFactory.Server();
        char[] inMemory = "in memory only".toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("web", own.key(), inMemory, new Certificate[]{own.certificate()});
            tls.setKeyStore(store);
        } catch (GeneralSecurityException | IOException e) {
            throw new OperatorException("The console's certificate cannot be used (" + e.getMessage() + "); delete "
                    + address.stateFolder().resolve(DeviceCertificate.FILE) + " for a new one.", e);
        }
        tls.setKeyStorePassword(new String(inMemory));
        tls.setIncludeProtocols("TLSv1.3");
        tls.setSniRequired(false);
        ServerConnector connector = new ServerConnector(owner, ACCEPTORS, SELECTORS,
                new SslConnectionFactory(tls, HttpVersion.HTTP_1_1.asString()),
                new HttpConnectionFactory(configuration));
        connector.setHost(host);
        connector.setPort(portNumber());
        prepare(connector);
        return connector;
    }

    private void prepare(ServerConnector connector) {
        connector.setIdleTimeout(limits.nextRequest().toMillis());
        connector.setReuseAddress(true);
        connector.addBean(deadlines, false);
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
        configuration.setRequestHeaderSize(REQUEST_HEADER_BYTES);
        // What a handler leaves of a body is not waited for.
        configuration.setMaxUnconsumedRequestContentReads(4);
        return configuration;
    }

    private String url(String host) {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + portNumber();
    }

    private static void close(ServerConnector connector) {
        try {
            connector.stop();
            connector.getServer().removeConnector(connector);
        } catch (Exception e) {
            // It was not open.
        }
    }

    static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
