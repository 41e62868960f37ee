package dev.diptych.capture.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.access.Permission;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The door to the network, and how many may stand before each. */
class NetworkDoorTest {
    /** An address of this computer that the console takes for the network's: only 127.0.0.1 is its own. */
    private static final String NETWORK = "127.0.0.2";

    @TempDir
    Path folder = Path.of("");

    @Test
    void theNetworkIsLetInByTlsAloneAndOnlyAfterSomebodyHasPaired() throws Exception {
        try (ConsoleUnderTest web = new ConsoleUnderTest(folder, NETWORK, ConsoleUnderTest.WIDE)) {
            int port = web.console.portNumber();
            assertThrows(IOException.class, () -> new Socket(InetAddress.ofLiteral(NETWORK), port).close());
            assertEquals(Optional.empty(), web.console.fingerprint());

            HttpResponse<String> paired = web.send(web.request("/api/v1/pairing")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"code\":\"" + web.access.newPairingCode()
                            + "\",\"name\":\"anna\",\"password\":\"" + ConsoleUnderTest.PASSWORD + "\"}")));
            assertEquals(200, paired.statusCode(), paired.body());
            String cookie = paired.headers().firstValue("Set-Cookie").orElseThrow();
            assertTrue(cookie.matches("__Host-diptych=[A-Za-z0-9_-]{43}; Path=/; Max-Age=604800; Secure; HttpOnly; "
                    + "SameSite=Strict"), cookie);
            ConsoleUnderTest.await(() -> !web.told.isEmpty(), "the doors to open");

            String fingerprint = web.console.fingerprint().orElseThrow();
            assertTrue(web.told.getFirst().contains(fingerprint), web.told.getFirst());
            assertTrue(web.told.getFirst().contains("https://" + NETWORK + ":" + port), web.told.getFirst());
            try (SSLSocket socket = (SSLSocket) trusting().getSocketFactory()
                    .createSocket(InetAddress.ofLiteral(NETWORK), port)) {
                socket.startHandshake();
                X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
                assertEquals(fingerprint, HexFormat.ofDelimiter(":")
                        .withUpperCase()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(shown.getEncoded())));
                assertEquals("TLSv1.3", socket.getSession().getProtocol());
                assertTrue(shown.getSubjectAlternativeNames().contains(List.of(7, NETWORK)));
                socket.getOutputStream()
                        .write(("GET /api/v1/me HTTP/1.1\r\nHost: " + NETWORK + ":" + port
                                + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertTrue(answer.startsWith("HTTP/1.1 200 ") && answer.contains("\"paired\":true"), answer);
            }
            assertEquals("rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("state/web.pem"))));
        }
    }

    /** Home Assistant CVE-2026-34205: whoever came from a private address was trusted. */
    @Test
    void cve202634205APrivateAddressIsNobody() throws Exception {
        try (ConsoleUnderTest web = new ConsoleUnderTest(folder, NETWORK, ConsoleUnderTest.WIDE)) {
            web.pairedAs("anna");
            ConsoleUnderTest.await(() -> !web.told.isEmpty(), "the doors to open");

            for (String path : List.of("/api/v1/state", "/api/v1/pairs", "/metrics")) {
                String answer = overTls(web.console.portNumber(), path);
                assertTrue(answer.startsWith("HTTP/1.1 401 "), answer);
                assertEquals(401, web.send(web.request(path)).statusCode(), "nor is this computer's own");
            }
        }
    }

    @Test
    void theCertificateStaysTheSame() throws Exception {
        Instant now = Instant.parse("2026-11-20T10:00:00Z");
        DeviceCertificate made = DeviceCertificate.of(folder, List.of("rig", "10.0.0.5", "fd00::5"), now);
        DeviceCertificate read = DeviceCertificate.of(folder, List.of("other"), now.plus(Duration.ofDays(1)));

        assertEquals(made.fingerprint(), read.fingerprint());
        assertEquals(made.key(), read.key());
        made.certificate().verify(made.certificate().getPublicKey());
        made.certificate().checkValidity(java.util.Date.from(now.plus(Duration.ofDays(3649))));
        assertEquals(3, made.certificate().getSubjectAlternativeNames().size());
    }

    @Test
    void aKeyThatOthersCanReadIsNotUsed() throws Exception {
        DeviceCertificate.of(folder, List.of("rig"), Instant.EPOCH);
        Path file = folder.resolve("web.pem");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        OperatorException refused = assertThrows(OperatorException.class,
                () -> DeviceCertificate.of(folder, List.of("rig"), Instant.EPOCH));

        assertTrue(String.valueOf(refused.getMessage()).contains("chmod 600 " + file),
                String.valueOf(refused.getMessage()));
    }

    @Test
    void aPortThatIsTakenIsSaidInASentence() throws Exception {
        try (ConsoleUnderTest web = ConsoleUnderTest.on(folder)) {
            WebParts parts = new WebParts(web.rig, web.pictures, web.access, new FakeViews(), new FakeViews(),
                    web.clock,
                    System::nanoTime);

            OperatorException refused = assertThrows(OperatorException.class, () -> WebConsole.start(parts,
                    new WebAddress("localhost", web.console.portNumber(), folder), web.told::add));

            assertTrue(String.valueOf(refused.getMessage()).contains("port " + web.console.portNumber())
                    && String.valueOf(refused.getMessage()).contains("--web"), String.valueOf(refused.getMessage()));
        }
    }

    @Test
    void aFloodOfRequestsIsRefusedAndAnAddressThatCalmsDownIsNot() {
        long[] nanos = new long[1];
        RequestRate rate = new RequestRate(10, 3, () -> nanos[0]);
        List<Boolean> flood = java.util.stream.Stream.generate(() -> rate.allow("10.0.0.1")).limit(5).toList();

        assertEquals(List.of(true, true, true, false, false), flood);
        assertTrue(rate.allow("10.0.0.2"), "another address");
        nanos[0] += 100_000_000;
        assertTrue(rate.allow("10.0.0.1"), "after a tenth of a second");
    }

    @Test
    void aFloodIsAnsweredWith429() throws Exception {
        WebLimits narrow = new WebLimits(512, 2, 2, 0.001, 2, Duration.ofSeconds(30), Duration.ofSeconds(60),
                Duration.ofSeconds(10));
        try (ConsoleUnderTest web = new ConsoleUnderTest(folder, "127.0.0.1", narrow)) {
            web.send(web.request("/api/v1/me"));
            web.send(web.request("/api/v1/me"));

            HttpResponse<String> answer = web.send(web.request("/api/v1/me"));

            assertEquals(429, answer.statusCode());
            assertTrue(answer.body().contains("E_RATE"), answer.body());
        }
    }

    @Test
    void whoeverBringsARequestByteByByteIsSentAway() throws Exception {
        WebLimits impatient = new WebLimits(512, 2, 2, 1000, 1000, Duration.ofMillis(500), Duration.ofMillis(700),
                Duration.ofSeconds(10));
        try (ConsoleUnderTest web = new ConsoleUnderTest(folder, "127.0.0.1", impatient)) {
            ConsoleUnderTest.Heard socketOfEvents = web.listen("/api/v1/events", web.token(Permission.WATCH));
            for (String start : List.of("G", "POST /api/v1/sign-in HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{")) {
                try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), web.console.portNumber())) {
                    socket.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
                    // A byte now and then keeps Jetty's own idle timeout from ever coming.
                    ConsoleUnderTest.await(() -> isGone(socket), "the end of a slow request");
                }
            }
            int heard = socketOfEvents.texts.size();
            ConsoleUnderTest.await(() -> socketOfEvents.texts.size() > heard, "a beat: sockets are no requests");
        }
    }

    private static boolean isGone(Socket socket) {
        try {
            socket.setSoTimeout(50);
            socket.getOutputStream().write(' ');
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static String overTls(int port, String path) throws Exception {
        try (Socket socket = trusting().getSocketFactory().createSocket(InetAddress.ofLiteral(NETWORK), port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + NETWORK + ":" + port
                            + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static SSLContext trusting() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[]{new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) {
            }

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) {
            }

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        }}, null);
        return context;
    }
}
