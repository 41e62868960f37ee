package dev.diptych.capture.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.access.Permission;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are too large, too deep or not what they say. */
class HostileBodiesTest {
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
    @CsvSource({"/api/v1/sign-in, 65537", "/api/v1/captures, 4097", "/api/v1/sessions, 66000"})
    void aBodyThatIsTooLargeIsRefused(String path, int bytes) {
        String body = "{\"trigger_id\":\"" + "x".repeat(bytes) + "\"}";

        assertEquals(413, web.post(path, all, body).statusCode());
        assertEquals(413, web.send(web.request(path)
                .header("Authorization", "Bearer " + all)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(
                                body.getBytes(StandardCharsets.UTF_8)))))
                .statusCode(), "without a length");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "1", "{", "{}", "{\"trigger_id\":null}", "{\"trigger_id\":\"a\"}}",
        "{\"trigger_id\":\"a\",\"trigger_id\":\"b\"}", "{\"trigger_id\":\"a b\"}", "{\"trigger_id\":{\"a\":1}}"})
    void aBodyThatIsNoCaptureFiresNothing(String body) {
        int before = web.rig.asked.size();

        HttpResponse<String> answer = web.post("/api/v1/captures", all, body);

        assertEquals(400, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("E_PAYLOAD"), answer.body());
        assertEquals(before, web.rig.asked.size());
    }

    @Test
    void jsonThatIsDeepIsNotFollowed() {
        assertEquals(400, web.post("/api/v1/captures", all, "{\"trigger_id\":" + "[".repeat(4000)).statusCode());
    }

    @Test
    void aBodyThatIsNotSaidToBeJsonIsRefused() {
        HttpResponse<String> answer = web.send(web.request("/api/v1/captures")
                .header("Authorization", "Bearer " + all)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{\"trigger_id\":\"a\"}")));

        assertEquals(415, answer.statusCode());
    }

    @Test
    void whatBreaksInsideIsNotTold() {
        web.rig.breaks = true;
        try {
            HttpResponse<String> answer = web.get("/api/v1/state", all);

            assertEquals(500, answer.statusCode());
            assertFalse(answer.body().contains("secret"), answer.body());
            assertTrue(answer.body().contains("E_INTERNAL"), answer.body());
        } finally {
            web.rig.breaks = false;
        }
    }
}
