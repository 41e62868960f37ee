package dev.diptych.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Small pairs to store. */
final class SamplePairs {
    static final Instant CREATED = Instant.parse("2026-11-20T10:15:00Z");
    static final EventsTable EVENTS = new EventsTable(List.of("light", "event", "planned_ns", "executed_ns"),
            List.of(List.of("key", "off", "1000", "1042"), List.of("flash", "on", "2000", "")));

    static final SessionId SESSION = new SessionId("017", "02");
    static final Consent CONSENT = new Consent("C-17", "3", EnumSet.of(ConsentScope.TRAIN_IN_HOUSE),
            LocalDate.of(2027, 12, 31));

    private SamplePairs() {
    }

    static SessionRecord session() {
        return new SessionRecord(SESSION, CONSENT, CREATED, object().put("operator", "A"));
    }

    /** A pair with a number of its own choice. */
    static CommittedPair store(Archive archive, PairRecord pair) throws ArchiveException {
        return archive.commitForOther(new PairIntent(pair.id(), "trigger-" + pair.id(), session()), pair);
    }

    /** The same in an archive that is opened for it. */
    static CommittedPair store(Path root, PairRecord pair) throws IOException {
        try (Archive archive = Archive.open(root)) {
            return store(archive, pair);
        }
    }

    static PairRecord pair(int number) {
        return pair(number, LightRole.STUDIO, LightRole.FLASH, LightRole.DARK);
    }

    static PairRecord pair(int number, LightRole... lights) {
        List<Original> originals = Arrays.stream(lights).map(SamplePairs::original).toList();
        return new PairRecord(new PairId("017", "02", number), originals, EVENTS,
                object().put("exposure_ns", 8_000_000),
                CREATED);
    }

    /** A pair of about a megabyte. */
    static PairRecord large(int number) {
        PairRecord small = pair(number);
        return new PairRecord(small.id(),
                small.originals()
                        .stream()
                        .map(it -> new Original(it.light(), it.extension(), Arrays.copyOf(it.bytes(), 300_000),
                                it.sidecar()))
                        .toList(),
                small.events(), small.plan(), small.createdWallTime());
    }

    static Original original(LightRole light) {
        byte[] bytes = new byte[1000];
        Arrays.fill(bytes, (byte) light.label().charAt(0));
        return new Original(light, "dng", bytes, sidecar());
    }

    static ObjectNode sidecar() {
        ObjectNode sidecar = object().put("gain", 1.5);
        sidecar.putObject("pixel_encoding").put("format", "bayer16").put("black_level", 64);
        return sidecar;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
