package dev.diptych.capture.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.diptych.capture.session.FaceArchive;
import dev.diptych.capture.session.SampleArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JSON documents of {@code session} are contracts: keys may be added, but these stay, with these types. */
class SessionJsonTest {
    private static final String SESSION = """
            {"session": "text", "subject": "text", "started_at": "text or null", "objection": "text or null",
             "pairs": {"committed": "number", "partial": "number", "good": "number", "warn": "number",
              "retake": "number", "undeveloped": "number"},
             "size_bytes": "number", "first_pair_at": "text or null", "last_pair_at": "text or null"}
            """;
    private static final String CONSENT = """
            {"id": "text", "version": "text", "scopes": ["text"], "valid_until": "text", "valid": "boolean"}
            """;
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @TempDir
    Path folder = Path.of("");

    @Test
    void aStartedSession() throws IOException {
        JsonNode document = keeping("""
                {"archive": "text", "session": "text", "started_at": "text", "document": "file", "recovered": "list"}
                """, 0, "start", "--subject", "017", "--consent", "c-1", "--consent-version", "2", "--scope",
                "keep-raw", "--valid-until", "2999-03-31");

        assertEquals("sub-017_ses-01", document.path("session").asText());
    }

    @Test
    void aList() throws IOException {
        SampleArchive.writeRottenInto(folder);

        JsonNode document = keeping("{\"archive\": \"text\", \"sessions\": [" + SESSION + "]}", 0, "list");

        assertEquals(List.of("sub-001_ses-01", "sub-002_ses-01", "sub-003_ses-01"),
                document.path("sessions").valueStream().map(session -> session.path("session").asText()).toList());
        assertEquals(List.of(true, false), document.path("sessions")
                .valueStream()
                .limit(2)
                .map(session -> session.path("consent").path("valid").asBoolean())
                .toList());
        assertEquals(true, document.path("sessions").path(2).path("consent").isNull());
    }

    @Test
    void aSessionShown() throws IOException {
        SampleArchive.writeInto(folder);

        JsonNode document = keeping("""
                {"archive": "text", "session": SESSION, "facts": {"operator": "text"},
                 "pairs": [{"pair": "text", "number": "number", "state": "text", "all_taken": "boolean",
                  "verdict": "text or null", "size_bytes": "number", "created_at": "text or null", "folder": "text",
                  "sentence": "text"}]}
                """.replace("SESSION", SESSION), 0, "show", "sub-001_ses-01");

        List<String> breaches = new ArrayList<>();
        DemoJsonTest.compare("", JSON.readTree(CONSENT), document.path("session").path("consent"), breaches);
        assertEquals(List.of(), breaches);
        assertEquals("RETAKE", document.path("pairs").path(1).path("verdict").asText());
    }

    @Test
    void aVerification() throws IOException {
        SampleArchive.writeRottenInto(folder);

        JsonNode document = keeping("""
                {"archive": "text", "whole": "boolean", "pairs": "number", "size_bytes": "number",
                 "partial_pairs": "number", "findings": [{"kind": "text", "file": "text", "sentence": "text"}],
                 "journal_damage": "list"}
                """, 1, "verify");

        assertEquals(List.of("CHECKSUM_DIFFERS", "PAIR_MISSING"),
                document.path("findings").valueStream().map(finding -> finding.path("kind").asText()).toList());
    }

    @Test
    void anExport() throws IOException {
        FaceArchive.writeInto(folder.resolve("archive"));
        Path flash = folder.resolve("archive/sub-002/ses-01/pair-0001/sub-002_ses-01_pair-0001_light-flash.ppm");
        Files.delete(flash);
        Files.delete(folder.resolve("archive/sub-002/ses-01/pair-0001/derivatives"
                + "/sub-002_ses-01_pair-0001_light-flash_face.png"));

        ProgramRun run = ProgramRun.of("session", "export", "--archive", folder.resolve("archive").toString(), "-o",
                folder.resolve("set").toString(), "--json");

        assertEquals(1, run.exitCode(), run.err());
        assertTrue(run.err().startsWith("diptych: sub-002_ses-01_pair-0001: " + flash + " could not be read"),
                run.err());
        JsonNode document = JSON.readTree(run.out());
        List<String> breaches = new ArrayList<>();
        String part = """
                {"subjects": "number", "pairs": "number", "pictures": "number"}""";
        DemoJsonTest.compare("", JSON.readTree("""
                {"archive": "text", "out": "text", "layout": "text", "scopes": ["text"], "verdicts": ["text"],
                 "variations": "number", "val_share": "number", "test_share": "number",
                 "parts": {"train": PART, "val": PART, "test": PART},
                 "left_out": [{"pair": "text", "reason": "text", "sentence": "text"}], "made_again": "number",
                 "replaced_earlier": "boolean", "data_sha256": "text"}
                """.replace("PART", part)), document, breaches);
        assertEquals(List.of(), breaches);
        assertEquals(List.of("VERDICT", "UNREADABLE"),
                document.path("left_out").valueStream().map(pair -> pair.path("reason").asText()).toList());
    }

    private JsonNode keeping(String contract, int exitCode, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("session"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--json", "--archive", folder.toString()));
        ProgramRun run = ProgramRun.of(all.toArray(String[]::new));
        assertEquals(exitCode, run.exitCode(), run.err());
        assertEquals("", run.err());
        JsonNode document = JSON.readTree(run.out());
        List<String> breaches = new ArrayList<>();
        DemoJsonTest.compare("", JSON.readTree(contract), document, breaches);
        assertEquals(List.of(), breaches);
        return document;
    }
}
