package dev.diptych.capture.web;

import static dev.diptych.capture.web.ApiSchemas.assertFits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.diptych.capture.access.Permission;
import dev.diptych.capture.daemon.Answer;
import dev.diptych.capture.daemon.DaemonEvent;
import dev.diptych.capture.daemon.RigState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The description of the API against the table of routes, and against what is really answered. */
class OpenApiTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    static Path folder = Path.of("");

    private static ConsoleUnderTest web;
    private static String all;
    private static JsonNode document;

    @BeforeAll
    static void start() throws Exception {
        web = ConsoleUnderTest.on(folder);
        all = web.token(Permission.values());
        document = MAPPER.readTree(web.send(web.request("/api/v1/openapi.json")).body());
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    @Test
    void theDocumentHasEveryRouteWithItsPermissionsAndNoOther() {
        Map<String, List<String>> routes = new TreeMap<>();
        web.console.table()
                .routes()
                .forEach(route -> routes.put(route.method() + " " + route.path().replace('<', '{').replace('>', '}'),
                        words(route.guard())));
        web.console.table().sockets().forEach(socket -> routes.put("GET " + socket.path(), words(socket.guard())));

        Map<String, List<String>> documented = new TreeMap<>();
        document.get("paths").properties().forEach(path -> path.getValue().properties().forEach(method -> {
            JsonNode permissions = method.getValue().get("x-permissions");
            List<String> words = permissions == null
                    ? List.of("public")
                    : StreamSupport.stream(permissions.spliterator(), false).map(JsonNode::asText).toList();
            documented.put(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), words);
        }));

        assertEquals(routes, documented);
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/me, Me, false", "/api/v1/state, RigState, false", "/api/v1/protocols, Protocol, true",
        "/api/v1/pairs, PairReport, true", "/api/v1/pairs/sub-017_ses-02_pair-0001, PairReport, false",
        "/api/v1/captures/known, PairReport, false", "/api/v1/sessions, SessionSummary, true",
        "/api/v1/calibrations/newest, CalibrationCurves, false", "/api/v1/health, HealthReport, false",
        "/api/v1/pairs/sub-017_ses-02_pair-0001/shot, ShotTimeline, false"})
    void answersAreAsDescribed(String path, String schema, boolean many) throws Exception {
        JsonNode answer = MAPPER.readTree(web.get(path, all).body());

        for (JsonNode one : many ? answer : List.of(answer)) {
            assertFits(schema, one);
        }
        assertTrue(!many || !answer.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/state, 401", "/api/v1/nowhere, 404", "/api/v1/pairs/none, 404"})
    void problemsAreAsDescribed(String path, int status) throws Exception {
        var answer = status == 401 ? web.send(web.request(path)) : web.get(path, all);

        assertEquals(status, answer.statusCode());
        assertFits("Problem", MAPPER.readTree(answer.body()));
    }

    @Test
    void anAnswerOfTheRigIsAsDescribed() throws Exception {
        Map<Answer, String> answers = Map.of(Answer.Accepted.DONE, "202 Accepted",
                new Answer.Accepted(Optional.of(FakeRig.PAIR)), "202 Accepted",
                new Answer.Duplicate("t-1", Optional.of(FakeRig.report())), "200 Duplicate",
                new Answer.Duplicate("t-1", Optional.empty()), "200 Duplicate",
                new Answer.Refused("E_PAUSED", "It is paused."), "409 Problem",
                new Answer.Refused(Answer.Refused.NOT_AUTHORISED, "No."), "403 Problem");
        try {
            for (Map.Entry<Answer, String> expected : answers.entrySet()) {
                web.rig.answer = expected.getKey();
                var answer = web.post("/api/v1/captures", all, "{\"trigger_id\":\"t-1\"}");
                assertEquals(expected.getValue().substring(0, 3), Integer.toString(answer.statusCode()));
                assertFits(expected.getValue().substring(4), MAPPER.readTree(answer.body()));
            }
        } finally {
            web.rig.answer = null;
        }
        String metrics = web.get("/metrics", all).body();
        assertTrue(metrics.contains("diptych_refusals_total{code=\"E_PAUSED\"} 1.0"), metrics);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/abort", "/api/v1/fault/clear", "/api/v1/calibrations", "/api/v1/preview",
        "/api/v1/session/end", "/api/v1/session/pause", "/api/v1/session/resume", "/api/v1/session/skip",
        "/api/v1/sessions/sub-017_ses-02/open"})
    void commandsWithoutABodyReachTheRig(String path) {
        int before = web.rig.asked.size();

        assertEquals(202, web.post(path, all, "").statusCode());
        assertEquals(before + 1, web.rig.asked.size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/api/v1/sessions|{\"subject\":\"017\",\"consent\":{\"id\":\"c\",\"version\":\"1\",\"scopes\":[\"keep-raw\"],\"valid_until\":\"2027-01-01\"}}|202",
        "/api/v1/sessions|{}|202",
        "/api/v1/sessions|{\"consent\":{\"id\":\"c\"}}|400",
        "/api/v1/sessions|{\"consent\":{\"id\":\"c\",\"version\":\"1\",\"scopes\":[\"all\"],\"valid_until\":\"2027-01-01\"}}|400",
        "/api/v1/sessions|{\"consent\":{\"id\":\"c\",\"version\":\"1\",\"scopes\":[],\"valid_until\":\"soon\"}}|400",
        "/api/v1/session/pose|{\"pose_id\":\"frontal\"}|202", "/api/v1/session/pose|{}|400",
        "/api/v1/pairs/sub-017_ses-02_pair-0001/decision|{\"decision\":\"retake\"}|202",
        "/api/v1/pairs/sub-017_ses-02_pair-0001/decision|{\"decision\":\"delete\"}|400",
        "/api/v1/captures|{\"trigger_id\":\"t\",\"epoch\":\"epoch-1\"}|202",
        "/api/v1/captures|{\"trigger_id\":\"t\",\"epoch\":\"epoch-0\"}|409"})
    void bodiesAreTakenOrRefused(String path, String body, int status) {
        assertEquals(status, web.post(path, all, body).statusCode());
    }

    @Test
    void everyEventIsAsDescribed() throws Exception {
        List<String> texts = new ArrayList<>(List.of(EventTexts.beat(web.clock.instant(), web.pictures.rate())));
        for (DaemonEvent event : List.of(new DaemonEvent.StateChanged(web.rig.state()),
                new DaemonEvent.PairFinished(FakeRig.report(), FakeRig.report().facts()),
                new DaemonEvent.PairDecided(FakeRig.report()),
                new DaemonEvent.Told("Sit down."),
                new DaemonEvent.FaultRaised(new RigState.Objection("E_LAMP_STUCK_ON", "It is stuck.")))) {
            texts.add(EventTexts.of(event, web.clock.instant()));
        }

        for (String text : texts) {
            assertFits("EventFrame", MAPPER.readTree(text));
        }
    }

    @Test
    void figuresTellOfPairs() {
        web.rig.tell(new DaemonEvent.PairFinished(FakeRig.report(), FakeRig.report().facts()));

        ConsoleUnderTest.await(
                () -> web.get("/metrics", all).body().contains("diptych_pairs_total{verdict=\"GOOD\"} 1.0")
                        && web.get("/metrics", all).body().contains("diptych_pair_gap_seconds_count 1"),
                "the pair in the figures");
        String metrics = web.get("/metrics", all).body();
        for (String line : List.of("diptych_pair_gap_seconds_bucket{le=\"0.05\"} 1",
                "diptych_phase{phase=\"ARMED\"} 1.0",
                "diptych_develop_seconds_count 1", "diptych_queue_waiting 0.0", "diptych_live_viewers 0.0",
                "diptych_live_pictures_per_second 14.5", "diptych_live_latency_seconds 0.08",
                "diptych_disk_free_bytes 4.0E10", "process_resident_memory_bytes ",
                "diptych_jvm_heap_used_bytes ", "jvm_threads ", "process_open_fds ")) {
            assertTrue(metrics.contains(line), line + " in\n" + metrics);
        }
    }

    private static List<String> words(Guard guard) {
        return guard.everybody() ? List.of("public") : guard.anyOf().stream().map(Permission::word).toList();
    }
}
