package dev.diptych.capture.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.diptych.archive.Archive;
import dev.diptych.archive.CommittedPair;
import dev.diptych.archive.Consent;
import dev.diptych.archive.ConsentScope;
import dev.diptych.archive.EventsTable;
import dev.diptych.archive.LightRole;
import dev.diptych.archive.Original;
import dev.diptych.archive.PairIntent;
import dev.diptych.archive.PairRecord;
import dev.diptych.archive.SessionId;
import dev.diptych.archive.SessionRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** An archive with sub-001_ses-01 of two small pairs, GOOD and RETAKE. */
public final class SampleArchive {
    public static final SessionId SESSION = new SessionId("001", "01");
    public static final Instant STARTED = Instant.parse("2026-11-20T10:00:00Z");
    public static final Consent CONSENT = new Consent("c-7", "1", Set.of(ConsentScope.TRAIN_IN_HOUSE),
            LocalDate.of(2999, 12, 31));

    private SampleArchive() {
    }

    public static void writeInto(Path root) throws IOException {
        try (Archive archive = Archive.open(root)) {
            start(archive, SESSION);
            commit(archive, "GOOD", "");
            commit(archive, "RETAKE", "The sitter moved.");
        }
    }

    /** The same with everything wrong that may be: see {@code session.txt}. */
    public static void writeRottenInto(Path root) throws IOException {
        writeInto(root);
        Path session = root.resolve("sub-001/ses-01");
        Files.writeString(session.resolve("pair-0001/sub-001_ses-01_pair-0001_light-flash.ppm"), "flesh");
        Files.move(session.resolve("pair-0002"), root.resolve("elsewhere"));
        Files.createDirectories(session.resolve("partial/pair-0003"));
        try (Archive archive = Archive.open(root)) {
            start(archive, new SessionId("002", "01"));
            start(archive, new SessionId("003", "01"));
        }
        Path expired = root.resolve("sub-002/ses-01/session.json");
        Files.writeString(expired, Files.readString(expired).replace("2999-12-31", "2020-12-31"));
        Files.delete(root.resolve("sub-003/ses-01/session.json"));
    }

    private static void start(Archive archive, SessionId session) throws IOException {
        archive.startSession(new SessionRecord(session, CONSENT, STARTED,
                JsonNodeFactory.instance.objectNode().put("operator", "op1")));
    }

    private static void commit(Archive archive, String verdict, String sentence) throws IOException {
        PairIntent intent = archive.intend(SESSION, UUID.randomUUID().toString(), 0);
        CommittedPair pair = archive.commit(new PairRecord(intent.id(),
                List.of(original(LightRole.STUDIO), original(LightRole.FLASH)),
                new EventsTable(List.of("light"), List.of()), JsonNodeFactory.instance.objectNode(), STARTED));
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putObject("quality").put("verdict", verdict).put("sentence", sentence);
        pair.writeDerivative(pair.id() + "_development.json", document);
    }

    private static Original original(LightRole light) {
        ObjectNode sidecar = JsonNodeFactory.instance.objectNode();
        sidecar.putObject("pixel_encoding");
        return new Original(light, "ppm", light.label().getBytes(StandardCharsets.UTF_8), sidecar);
    }
}
