package dev.diptych.capture.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.diptych.capture.access.Permission;
import dev.diptych.capture.daemon.Answer;
import dev.diptych.capture.daemon.Phase;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever status a route answers with, the description of the API has it. */
class ApiStatusesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final WebLimits FEW_VIEWERS = new WebLimits(512, 1, 1, 100_000, 100_000, Duration.ofSeconds(30),
            Duration.ofSeconds(60), Duration.ofSeconds(30));

    @TempDir
    static Path folder = Path.of("");

    private static ConsoleUnderTest web;
    private static RouteCalls calls;
    private static JsonNode paths;
    private static String all;

    @BeforeAll
    static void start() throws Exception {
        web = new ConsoleUnderTest(folder, "127.0.0.1", FEW_VIEWERS);
        calls = new RouteCalls(web);
        all = web.token(Permission.values());
        paths = MAPPER.readTree(web.send(web.request("/api/v1/openapi.json")).body()).get("paths");
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    @Test
    void everyStatusIsDescribed() throws Exception {
        Set<String> missing = new TreeSet<>();
        Set<Integer> seen = new TreeSet<>();
        for (Route route : web.console.table().routes()) {
            for (int status : statuses(route)) {
                seen.add(status);
                if (!described(route.method().toString(), route.path(), status)) {
                    missing.add(status + " of " + route.method() + " " + route.path());
                }
            }
        }

        assertEquals(Set.of(), missing);
        assertTrue(seen.containsAll(List.of(200, 202, 400, 401, 403, 404, 409, 413, 415, 421, 500)), seen.toString());
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void theRigIsCheckedOnlyWhileItRests(Phase phase) {
        web.rig.phase = phase;
        try {
            HttpResponse<String> answer = web.post("/api/v1/health", all, "");

            assertEquals(Set.of(Phase.IDLE, Phase.ARMED, Phase.PAUSED, Phase.FAULT).contains(phase) ? 200 : 409,
                    answer.statusCode());
            assertEquals(answer.statusCode() == 409, answer.body().contains("E_BUSY"), answer.body());
            assertTrue(described("POST", "/api/v1/health", answer.statusCode()));
        } finally {
            web.rig.phase = Phase.ARMED;
        }
    }

    @Test
    void aSocketTooManyIsDescribed() throws Exception {
        for (String path : List.of("/api/v1/events", "/api/v1/live")) {
            ConsoleUnderTest.Heard first = web.listen(path, all);
            // The upgrade is answered before the socket is counted.
            ConsoleUnderTest.await(() -> !first.texts.isEmpty() || web.pictures.viewers() == 1,
                    "the first to be counted");
            String answer = calls.upgrade(path, "Authorization: Bearer " + all + "\r\n");
            first.vanish();

            assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
            assertTrue(described("GET", path, 503));
        }
    }

    @Test
    void whatCannotBeWrittenDownIsDescribed(@TempDir Path broken) throws Exception {
        try (ConsoleUnderTest other = ConsoleUnderTest.on(broken)) {
            String code = other.access.newPairingCode();
            // Neither a file that can be read nor one that can be put in its place.
            Files.delete(broken.resolve("state/access.json"));
            Files.createDirectories(broken.resolve("state/access.json/x"));

            HttpResponse<String> answer = other.post("/api/v1/pairing", "", "{\"code\":\"" + code
                    + "\",\"name\":\"anna\",\"password\":\"" + ConsoleUnderTest.PASSWORD + "\"}");

            assertEquals(503, answer.statusCode(), answer.body());
            assertTrue(described("POST", "/api/v1/pairing", 503));
        }
    }

    @Test
    void refusalsOfOtherFrontEndsAreCountedToo() {
        web.console.refusedElsewhere("E_EXPIRED");

        String metrics = web.get("/metrics", all).body();
        assertTrue(metrics.contains("diptych_refusals_total{code=\"E_EXPIRED\"} 1.0"), metrics);
    }

    private static Set<Integer> statuses(Route route) throws IOException {
        Set<Integer> statuses = new TreeSet<>();
        statuses.add(calls.ask(route, calls.to(route)).statusCode());
        statuses.add(calls.ask(route, calls.to(route).header("Origin", "http://evil.example")).statusCode());
        statuses.add(calls.ask(route, signed(calls.to(route))).statusCode());
        statuses.add(calls.ask(route, signed(calls.to(route)), "[").statusCode());
        statuses.add(calls.ask(route, signed(calls.to(route)), "\"" + "x".repeat(70_000) + "\"").statusCode());
        statuses.add(calls.ask(route, signed(web.request(RouteCalls.concrete(route)
                .replace("-0001", "-9999")
                .replace("sub-017_ses-02/", "none/")
                .replace("known", "unknown")))).statusCode());
        if (!route.isSafe()) {
            statuses.add(web.send(signed(calls.to(route)).method(route.method().toString(),
                    HttpRequest.BodyPublishers.ofString("x"))).statusCode());
        }
        for (Answer answer : List.of(new Answer.Refused("E_PAUSED", "It is paused."),
                new Answer.Refused(Answer.Refused.NOT_AUTHORISED, "No."))) {
            web.rig.answer = answer;
            statuses.add(calls.ask(route, signed(calls.to(route)), "{\"trigger_id\":\"t\"}").statusCode());
        }
        web.rig.answer = null;
        web.rig.breaks = true;
        statuses.add(calls.ask(route, signed(calls.to(route))).statusCode());
        web.rig.breaks = false;
        String elsewhere = web.raw(route.method() + " " + RouteCalls.concrete(route)
                + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
        statuses.add(Integer.parseInt(elsewhere.substring(9, 12)));
        return statuses;
    }

    private static HttpRequest.Builder signed(HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + all);
    }

    private static boolean described(String method, String path, int status) {
        return paths.path(path.replace('<', '{').replace('>', '}'))
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses")
                .has(Integer.toString(status));
    }
}
