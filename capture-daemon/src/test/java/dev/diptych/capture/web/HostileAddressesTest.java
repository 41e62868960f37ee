package dev.diptych.capture.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.access.Permission;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts that are not ours, and paths that lead out. */
class HostileAddressesTest {
    @TempDir
    static Path folder = Path.of("");

    private static ConsoleUnderTest web;
    private static String all;

    @BeforeAll
    static void start() throws Exception {
        web = ConsoleUnderTest.on(folder);
        all = web.token(Permission.values());
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: evil.example", "Host: localhost.evil.example", "Host: 127.0.0.1.evil.example",
        "Host: localhost:7180@evil.example", "Host: evil.example@localhost", "Host: user:pass@127.0.0.1", "Host:",
        "Host: :80",
        "Host: localhost:", "Host: localhost.", "Host: 0.0.0.0", "Host: [::]", "Host: 127.1", "Host: 2130706433",
        "Host: 0x7f000001", "Host: 0177.0.0.1", "Host: 127.0.0.1:80:80", "Host: [::1", "Host: ::1",
        "Host: [::ffff:127.0.0.1]", "Host: localhost/evil", "Host: localhost\\evil", "Host: localhost%00",
        "Host: localhost#", "Host: localhost?", "Host: local host", "Host: evil.example, localhost",
        "Host: localhost:999999", "Host: \u00ef\u00bd\u008cocalhost", "Host: xn--localhost-", "Host: 127.0.0.2",
        "Host: localhost\r\nHost: evil.example", "Host: localhost\r\nHost: localhost", "X-Forwarded-Host: localhost",
        "Host: evil.example\r\nX-Forwarded-Host: localhost", "Host: evil.example\r\nForwarded: host=localhost"})
    void aHostThatIsNotOursIsRefused(String header) throws Exception {
        String answer = web.raw("GET /api/v1/me HTTP/1.1\r\n" + header + "\r\nConnection: close\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 421 ") || answer.startsWith("HTTP/1.1 400 "), answer);
        ConsoleUnderTest.assertPlain(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example/api/v1/me", "//evil.example/api/v1/me",
        "http://u@localhost/api/v1/me"})
    void anAddressWithAHostThatIsNotOursIsRefused(String target) throws Exception {
        String answer = web.raw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertFalse(answer.startsWith("HTTP/1.1 200 "), answer);
        ConsoleUnderTest.assertPlain(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "[::1]", "localhost:7180"})
    void ourOwnHostsAreAnswered(String host) throws Exception {
        String answer = web
                .raw("GET /api/v1/me HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
    }

    /** motionEye CVE-2026-55488: a name in the address became a path. */
    @ParameterizedTest
    @ValueSource(strings = {"/app/../../../../etc/passwd", "/app/..%2f..%2fetc/passwd", "/app/%2e%2e/%2e%2e/etc/passwd",
        "/app//etc/passwd", "/app/..\\..\\etc", "/app/.hidden.js", "/app/a/../WebConsole.class", "/app/%00.js",
        "/webjars/../../dev/diptych/capture/web/WebConsole.class", "/webjars/uplot/../../../x.js",
        "/webjars/other/1.0/x.js", "/api/v1/pairs/..%2f..%2fetc%2fpasswd", "/api/v1/pairs/sub-017",
        "/api/v1/pairs/sub-017_ses-02_pair-0001/pictures/..%2fmanifest",
        "/api/v1/pairs/%2fetc%2fpasswd/pictures/studio",
        "/app/%252e%252e/x.js", "/app/pages/..;/x.js", "/app/../web/openapi.json"})
    void cve202655488NoNameLeadsAnywhereElse(String path) throws Exception {
        String answer = web.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + all
                + "\r\nConnection: close\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 404 ") || answer.startsWith("HTTP/1.1 400 "), answer);
        ConsoleUnderTest.assertPlain(answer);
    }

    @ParameterizedTest
    @CsvSource({"/app/main.js, text/javascript", "/webjars/uplot/dist/uPlot.esm.js, text/javascript",
        "/webjars/uplot/dist/uPlot.min.css, text/css", "/api/v1/openapi.json, application/json"})
    void thePagesThemselvesAreServedToEverybody(String path, String kind) {
        HttpResponse<String> answer = web.send(web.request(path));

        assertEquals(200, answer.statusCode());
        assertTrue(answer.headers().firstValue("Content-Type").orElseThrow().startsWith(kind));
    }
}
