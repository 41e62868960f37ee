package dev.diptych.capture.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page of another site asks of this console by way of an operator's browser, and what our own page asks. */
class ForeignPagesTest {
    private static final Pattern INLINE_SCRIPT = Pattern.compile("<script(?![^>]*\\ssrc=\"/app/)");
    @TempDir
    static Path folder = Path.of("");

    private static ConsoleUnderTest web;
    private static RouteCalls calls;
    private static String cookie;

    @BeforeAll
    static void start() throws Exception {
        web = ConsoleUnderTest.on(folder);
        calls = new RouteCalls(web);
        cookie = web.pairedAs("anna");
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Origin: http://evil.example\r\n", "Origin: null\r\n", "Origin: http://localhost:1\r\n",
        "Origin: https://127.0.0.1:PORT\r\n", "Origin: http://127.0.0.1:PORT.evil.example\r\n",
        "Origin: http://127.0.0.1:PORT\r\nSec-Fetch-Site: cross-site\r\n"})
    void aSocketThatAnotherSiteOpensWithTheCookieIsRefused(String headers) throws Exception {
        String answer = calls.upgrade("/api/v1/events", cookieHeader() + headers.replace("PORT", port()));

        assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
    }

    @Test
    void aSocketThatOurPageOpensWithTheCookieIsOpen() throws Exception {
        String answer = calls.upgrade("/api/v1/events", cookieHeader() + "Origin: http://127.0.0.1:" + port() + "\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 101 "), answer);
    }

    @TestFactory
    Stream<DynamicTest> anotherSitesRequestsWithTheCookieChangeNothing() {
        return web.console.table()
                .routes()
                .stream()
                .filter(route -> !route.isSafe())
                .map(route -> DynamicTest.dynamicTest(route.path(), () -> {
                    int before = web.rig.asked.size();
                    assertEquals(403, calls.ask(route, calls.to(route)
                            .header("Cookie", cookieOnly())
                            .header("Origin", "http://evil.example")
                            .header("X-Diptych", "1")).statusCode());
                    if (!route.guard().everybody()) {
                        assertEquals(403,
                                calls.ask(route, calls.to(route).header("Cookie", cookieOnly())).statusCode(),
                                "without our header");
                    }
                    assertEquals(before, web.rig.asked.size());
                }));
    }

    @Test
    void ourPagesRequestsWithTheCookieAreObeyed() {
        HttpResponse<String> answer = web.send(web.request("/api/v1/abort")
                .header("Cookie", cookieOnly())
                .header("X-Diptych", "1")
                .header("Origin", "http://127.0.0.1:" + port())
                .POST(HttpRequest.BodyPublishers.noBody()));

        assertEquals(202, answer.statusCode());
    }

    /** OctoPrint CVE-2022-1430, CVE-2022-1432: a script in an address ran. */
    @Test
    void cve20221430EveryAnswerForbidsForeignScripts() throws Exception {
        for (String path : List.of("/", "/api/v1/me", "/api/v1/state", "/nowhere", "/app/%00.js", "/%3Cscript%3E")) {
            String answer = web.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            ConsoleUnderTest.assertPlain(answer);
            assertFalse(answer.contains("unsafe-inline") || INLINE_SCRIPT.matcher(answer).find(), answer);
        }
    }

    private static String port() {
        return Integer.toString(web.console.portNumber());
    }

    private static String cookieOnly() {
        return Credential.COOKIE + "=" + cookie;
    }

    private static String cookieHeader() {
        return "Cookie: " + cookieOnly() + "\r\n";
    }
}
