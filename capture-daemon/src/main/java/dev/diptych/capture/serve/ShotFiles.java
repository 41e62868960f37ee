package dev.diptych.capture.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.diptych.archive.LightRole;
import dev.diptych.archive.PairId;
import dev.diptych.rig.camera.ExposureWindow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a committed pair's documents tell of its shot. Instants are on the clock of the rig that took it.
 *
 * @param takenAt by the wall clock
 * @param edges planned and, most of them, executed, in the order of the plan
 * @param frames one of each role
 */
record ShotFiles(PairId pair, Instant takenAt, List<RecordedEdge> edges, List<RecordedFrame> frames) {
    /** A document of a shot has a few kilobytes. */
    private static final int MOST_BYTES = 1 << 20;
    private static final String MISSING = "n/a";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** @param executed empty of an edge of which the log knows nothing */
    record RecordedEdge(String lightId, double level, long plannedNanos, Optional<Execution> executed) {}

    record Execution(long instantNanos, long uncertaintyNanos) {}

    record RecordedFrame(LightRole role, ExposureWindow window, long exposureNanos) {}

    ShotFiles {
        edges = List.copyOf(edges);
        frames = List.copyOf(frames);
    }

    /** @throws IOException if one of the documents is missing or damaged */
    static ShotFiles read(Path pairFolder, PairId pair) throws IOException {
        try {
            List<RecordedFrame> frames = new ArrayList<>();
            for (LightRole role : LightRole.values()) {
                frames.add(frame(role, json(pairFolder.resolve(pair + "_light-" + role.label() + ".json"))));
            }
            return new ShotFiles(pair,
                    Instant.parse(json(pairFolder.resolve("manifest.json")).path("created_wall_time").asText()),
                    edges(text(pairFolder.resolve(pair + "_events.tsv"))), frames);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("The documents of " + pair + " are damaged: " + e.getMessage(), e);
        }
    }

    RecordedFrame frame(LightRole role) {
        return frames.stream().filter(frame -> frame.role() == role).findFirst().orElseThrow();
    }

    private static RecordedFrame frame(LightRole role, JsonNode sidecar) {
        return new RecordedFrame(role,
                new ExposureWindow(nanos(sidecar, "window_start_ns"), nanos(sidecar, "window_end_ns")),
                nanos(sidecar, "exposure_ns"));
    }

    private static List<RecordedEdge> edges(String table) {
        List<List<String>> rows = table.lines().map(line -> Arrays.asList(line.split("\t", -1))).toList();
        List<String> columns = rows.isEmpty() ? List.of() : rows.getFirst();
        List<RecordedEdge> edges = new ArrayList<>();
        for (List<String> row : rows.subList(Math.min(1, rows.size()), rows.size())) {
            String executed = cell(columns, row, "executed_ns");
            double level = Double.parseDouble(cell(columns, row, "level"));
            if (!(level >= 0 && level <= 1)) {
                throw new IllegalArgumentException("no light has the level " + level + ".");
            }
            edges.add(new RecordedEdge(cell(columns, row, "light"), level,
                    Long.parseLong(cell(columns, row, "planned_ns")),
                    executed.equals(MISSING)
                            ? Optional.empty()
                            : Optional.of(new Execution(Long.parseLong(executed),
                                    Long.parseLong(cell(columns, row, "uncertainty_ns"))))));
        }
        return edges;
    }

    private static String cell(List<String> columns, List<String> row, String column) {
        int at = columns.indexOf(column);
        if (at < 0 || row.size() != columns.size()) {
            throw new IllegalArgumentException("a row of the events has no \"" + column + "\".");
        }
        return row.get(at);
    }

    private static long nanos(JsonNode document, String key) {
        JsonNode value = document.path(key);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("\"" + key + "\" is missing or no whole number.");
        }
        return value.longValue();
    }

    private static JsonNode json(Path file) throws IOException {
        return MAPPER.readTree(text(file));
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException(file + " is longer than any document of a shot.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
