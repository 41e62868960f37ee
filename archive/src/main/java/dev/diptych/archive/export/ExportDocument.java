package dev.diptych.archive.export;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.diptych.archive.ConsentScope;
import dev.diptych.archive.FaceDerivatives;

/**
 * What an export's {@code export.json} says. Pairs that are not in the export are counted there and never named.
 *
 * @param createdWallTime a label
 * @param variations how many pictures a pair that is varied has
 * @param archiveFingerprint of the archive as it was before it was read
 */
public record ExportDocument(ExportLayout layout, PairChoice choice, SubjectSplit split, int variations,
        Instant createdWallTime, String archiveFingerprint) {
    static final int SCHEMA_VERSION = 1;
    static final String KIND = "diptych-export";

    private static final ObjectWriter WRITER = new ObjectMapper()
            .writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    /** How much of a part there is. */
    public record PartCounts(long subjects, long pairs, long pictures) {
        static PartCounts of(Collection<ExportRow> rows) {
            return new PartCounts(rows.stream().map(row -> row.pair().subject()).distinct().count(),
                    rows.stream().map(ExportRow::pair).distinct().count(), 2L * rows.size());
        }
    }

    /** Of each part, in their order. */
    public static Map<Part, PartCounts> counts(List<ExportRow> rows) {
        Map<Part, PartCounts> counts = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            counts.put(part, PartCounts.of(rows.stream().filter(row -> row.part() == part).toList()));
        }
        return counts;
    }

    /** While the folder is being written. */
    byte[] unfinished() {
        return bytes(start(false));
    }

    byte[] finished(List<ExportRow> rows, List<LeftOut> leftOut, String dataSha256, String indexSha256) {
        ObjectNode document = start(true);
        document.put("created_at", createdWallTime.toString()).put("layout", layout.label());
        ObjectNode pictures = document.putObject("pictures");
        pictures.putObject("pixel_encoding").put("transfer", "srgb").put("channels", "RGB").put("bits", 8);
        pictures.put("container", "png")
                .put("width_px", FaceDerivatives.SIDE_PX)
                .put("height_px", FaceDerivatives.SIDE_PX)
                .put("variations", variations);
        ObjectNode consent = document.putObject("consent");
        choice.scopes().stream().sorted().map(ConsentScope::label).forEach(consent.withArray("scopes")::add);
        rows.stream()
                .map(ExportRow::consentUntil)
                .min(LocalDate::compareTo)
                .ifPresent(day -> consent.put("until", day.toString()));
        choice.verdicts().stream().sorted().map(Judged::name).forEach(document.putArray("verdicts")::add);
        document.putObject("split")
                .put("method", SubjectSplit.METHOD)
                .put("val_share", split.validationShare())
                .put("test_share", split.testShare());
        ObjectNode counts = document.putObject("counts");
        counts(rows).forEach((part, count) -> counts.putObject(part.label())
                .put("subjects", count.subjects())
                .put("pairs", count.pairs())
                .put("pictures", count.pictures()));
        ObjectNode omitted = document.putObject("left_out");
        Map<LeftOut.Reason, Integer> reasons = new TreeMap<>();
        leftOut.forEach(pair -> reasons.merge(pair.reason(), 1, Integer::sum));
        reasons.forEach((reason, number) -> omitted.put(reason.name(), number));
        return bytes(document.put("archive_fingerprint", archiveFingerprint)
                .put("data_sha256", dataSha256)
                .put("index", ExportFolder.INDEX)
                .put("index_sha256", indexSha256));
    }

    private static ObjectNode start(boolean isComplete) {
        return JsonNodeFactory.instance.objectNode()
                .put("schema_version", SCHEMA_VERSION)
                .put("encoding", "utf-8")
                .put("kind", KIND)
                .put("generated_by", "Diptych")
                .put("complete", isComplete);
    }

    private static byte[] bytes(ObjectNode document) {
        try {
            return (WRITER.writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON nodes could not be written.", e);
        }
    }
}
