package dev.diptych.capture.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.diptych.capture.access.Permission;
import dev.diptych.capture.daemon.Command;
import dev.diptych.capture.daemon.DaemonEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes over the sockets, and when they are closed. */
class SocketsTest {
    private static final String EVENTS = "/api/v1/events";
    private static final String LIVE = "/api/v1/live";

    @TempDir
    Path folder = Path.of("");

    private ConsoleUnderTest web;

    @BeforeEach
    void start() throws Exception {
        // So short a patience makes a silent viewer; those that answer at once never come near it.
        web = new ConsoleUnderTest(folder, "127.0.0.1",
                new WebLimits(512, 2, 32, 100_000, 100_000, Duration.ofSeconds(30),
                        Duration.ofSeconds(60), Duration.ofSeconds(2)));
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void theStateComesFirstThenWhatHappensAndABeat() throws Exception {
        ConsoleUnderTest.Heard heard = web.listen(EVENTS, web.token(Permission.WATCH));
        ConsoleUnderTest.await(() -> !heard.texts.isEmpty(), "the state");
        web.rig.tell(new DaemonEvent.Told("Sit down."));

        ConsoleUnderTest.await(() -> heard.texts.stream().anyMatch(text -> text.contains("Sit down."))
                && heard.texts.stream().anyMatch(text -> text.contains("\"type\":\"beat\"")), "a sentence and a beat");
        assertTrue(heard.texts.getFirst().startsWith("{\"type\":\"state\",\"state\":{\"revision\":1,"),
                heard.texts.getFirst());
    }

    @Test
    void picturesAreNotCompressedAgain() throws Exception {
        List<String> head = new RouteCalls(web).upgraded("/api/v1/live",
                "Sec-WebSocket-Extensions: permessage-deflate\r\nAuthorization: Bearer "
                        + web.token(Permission.values()) + "\r\n");

        assertTrue(head.getFirst().startsWith("HTTP/1.1 101 "), head.toString());
        assertFalse(head.toString().contains("deflate"), head.toString());
    }

    @Test
    void whoeverIsRevokedHearsNoMore() throws Exception {
        String token = web.access.addToken("screen", Set.of(Permission.WATCH));
        ConsoleUnderTest.Heard heard = web.listen(EVENTS, token);
        ConsoleUnderTest.await(() -> !heard.texts.isEmpty(), "the state");

        web.access.revoke("screen");

        ConsoleUnderTest.await(() -> heard.closedWith != 0, "the end");
    }

    @Test
    void aPictureComesWithItsHeaderAndTheCorrectedOne() throws Exception {
        ConsoleUnderTest.Heard heard = watch();

        web.pictures.show(7, 1000);

        ConsoleUnderTest.await(() -> heard.pictures.size() == 1, "a picture");
        ByteBuffer frame = ByteBuffer.wrap(heard.pictures.getFirst());
        byte[] header = new byte[frame.getInt()];
        frame.get(header);
        JsonNode json = new ObjectMapper().readTree(header);
        assertEquals(7, json.get("sequence").asLong());
        assertEquals("flash_preview", json.get("light").asText());
        assertEquals(8000, json.get("exposure_us").asDouble());
        assertTrue(json.get("age_ms").asDouble() >= 50, json.toString());
        assertEquals(1000, json.get("jpeg_bytes").asInt());
        assertEquals(3, json.get("corrected_bytes").asInt());
        assertEquals(1003, frame.remaining());
    }

    @Test
    void theNextPictureIsTheNewestWhenTheLastIsDrawn() throws Exception {
        ConsoleUnderTest.Heard heard = watch();
        for (int sequence = 1; sequence <= 5; sequence++) {
            web.pictures.show(sequence, 10);
        }
        ConsoleUnderTest.await(() -> heard.pictures.size() == 1, "the first");

        heard.say("\"1\"");

        ConsoleUnderTest.await(() -> heard.pictures.size() == 2, "the next");
        assertEquals(List.of(1L, 5L), heard.pictures.stream().map(SocketsTest::sequence).toList());
    }

    @Test
    void aViewerThatAnswersNothingSlowsNobodyAndIsSentAway() throws Exception {
        ConsoleUnderTest.Heard silent = watch();
        ConsoleUnderTest.Heard quick = watch();
        int shown = 0;
        while (silent.closedWith == 0 || shown < 20) {
            shown++;
            int expected = shown;
            web.pictures.show(shown, 200_000);
            ConsoleUnderTest.await(() -> quick.pictures.size() == expected, "picture " + expected);
            quick.say("\"" + shown + "\"");
        }

        assertEquals(1, silent.pictures.size());
        assertEquals(0, quick.closedWith);
        ConsoleUnderTest.await(() -> web.pictures.viewers() == 1, "one viewer left");
    }

    @Test
    void thereAreOnlySoManyViewers() throws Exception {
        List<ConsoleUnderTest.Heard> viewers = new ArrayList<>(List.of(watch(), watch()));
        String token = web.token(Permission.PREVIEW);

        assertThrows(CompletionException.class, () -> web.listen(LIVE, token));

        viewers.getFirst().vanish();
        ConsoleUnderTest.await(() -> web.pictures.viewers() == 1, "room");
        assertTrue(web.listen(LIVE, token).isOpen());
    }

    @Test
    void whoeverWatchesAFlashPreviewSaysSo() throws Exception {
        ConsoleUnderTest.Heard heard = web.listen(LIVE, web.token(Permission.PREVIEW, Permission.CAPTURE));

        heard.say("alive");

        ConsoleUnderTest.await(() -> web.rig.asked.contains(new Command.WatchPreview()), "the rig to hear it");
    }

    @Test
    void whoeverMayOnlyLookKeepsNoTorchLit() throws Exception {
        ConsoleUnderTest.Heard heard = watch();
        heard.say("alive");
        web.pictures.show(1, 10);
        ConsoleUnderTest.await(() -> heard.pictures.size() == 1, "a picture");
        heard.say("\"1\"");
        web.pictures.show(2, 10);
        ConsoleUnderTest.await(() -> heard.pictures.size() == 2, "the next, after both were heard");

        assertEquals(List.of(), web.rig.asked);
    }

    @Test
    void whateverElseIsSaidEndsTheSocket() throws Exception {
        ConsoleUnderTest.Heard nonsense = watch();
        nonsense.say("hello");
        ConsoleUnderTest.await(() -> nonsense.closedWith != 0, "the end");

        ConsoleUnderTest.Heard large = watch();
        large.say("1".repeat(100_000));
        ConsoleUnderTest.await(() -> large.closedWith != 0, "the end");
        ConsoleUnderTest.await(() -> web.pictures.viewers() == 0, "no viewers");
    }

    private ConsoleUnderTest.Heard watch() throws Exception {
        int before = web.pictures.viewers();
        ConsoleUnderTest.Heard heard = web.listen(LIVE, web.token(Permission.PREVIEW));
        ConsoleUnderTest.await(() -> web.pictures.viewers() == before + 1, "the viewer");
        return heard;
    }

    private static long sequence(byte[] picture) {
        ByteBuffer frame = ByteBuffer.wrap(picture);
        byte[] header = new byte[frame.getInt()];
        frame.get(header);
        try {
            return new ObjectMapper().readTree(header).get("sequence").asLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
