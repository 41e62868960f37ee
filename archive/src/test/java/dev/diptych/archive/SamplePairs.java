package dev.diptych.archive;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Small pairs to store. */
final class SamplePairs {
    static final Instant CREATED = Instant.parse("2026-11-20T10:15:00Z");
    static final EventsTable EVENTS = new EventsTable(List.of("light", "event", "planned_ns", "executed_ns"),
            List.of(List.of("key", "off", "1000", "1042"), List.of("flash", "on", "2000", "")));

    private SamplePairs() {
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
