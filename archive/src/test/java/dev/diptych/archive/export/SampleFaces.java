package dev.diptych.archive.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.diptych.archive.Archive;
import dev.diptych.archive.CommittedPair;
import dev.diptych.archive.Consent;
import dev.diptych.archive.ConsentScope;
import dev.diptych.archive.EventsTable;
import dev.diptych.archive.FaceDerivatives;
import dev.diptych.archive.LightRole;
import dev.diptych.archive.Original;
import dev.diptych.archive.PairRecord;
import dev.diptych.archive.SessionId;
import dev.diptych.archive.SessionRecord;

/** Pairs whose pictures are the first bytes of PNG files, which say how large they are. */
final class SampleFaces {
    static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    static final Consent CONSENT = new Consent("C-17", "3", Set.of(ConsentScope.TRAIN_IN_HOUSE),
            LocalDate.of(2027, 12, 31));

    private SampleFaces() {
    }

    /** A session, numbered 01, of this subject, and its first pair, which may be trained on. */
    static CommittedPair good(Path root, String subject) throws IOException {
        CommittedPair pair = undeveloped(root, subject, LightRole.STUDIO, LightRole.FLASH);
        pair.writeDerivative(pair.id() + "_development.json", development("GOOD"));
        for (LightRole light : List.of(LightRole.FLASH, LightRole.STUDIO)) {
            pair.writeDerivative(FaceDerivatives.name(pair.id(), light), png(512, pair.id() + light.label()));
        }
        return pair;
    }

    /** The same with these originals alone. */
    static CommittedPair undeveloped(Path root, String subject, LightRole... lights) throws IOException {
        ObjectNode sidecar = JsonNodeFactory.instance.objectNode();
        sidecar.putObject("pixel_encoding").put("bits", 8);
        List<Original> originals = Stream.of(lights)
                .map(light -> new Original(light, "dng", (subject + light.label()).getBytes(StandardCharsets.UTF_8),
                        sidecar))
                .toList();
        SessionId session = new SessionId(subject, "01");
        try (Archive archive = Archive.open(root)) {
            archive.startSession(new SessionRecord(session, CONSENT, NOW, JsonNodeFactory.instance.objectNode()));
            return archive.commit(new PairRecord(archive.intend(session, UUID.randomUUID().toString(), 0).id(),
                    originals, new EventsTable(List.of("light"), List.of()), JsonNodeFactory.instance.objectNode(),
                    NOW));
        }
    }

    static ObjectNode development(String verdict) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putObject("quality").put("verdict", verdict).put("sentence", "");
        ObjectNode registration = document.putObject("registration")
                .put("verdict", "GOOD")
                .put("error_estimate_px",
                        0.4);
        for (double coefficient : new double[]{1, 0, 3, 0, 1, 2}) {
            registration.withArray("matrix").add(coefficient);
        }
        ObjectNode face = document.putObject("face").putNull("code").putNull("sentence");
        face.putObject("found").put("x", 140).put("y", 130).put("width", 60).put("height", 60);
        face.putObject("crop").put("x", 120).put("y", 100).put("width", 102.2).put("height", 102.2);
        return document;
    }

    /** @param content makes it another file than others of its size */
    static byte[] png(int sidePx, String content) {
        byte[] text = content.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(24 + text.length)
                .putLong(0x89504e470d0a1a0aL)
                .putInt(13)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(sidePx)
                .putInt(sidePx)
                .put(text)
                .array();
    }
}
