package dev.diptych.protocol.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.protocol.schema.PayloadText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code schema/vectors.tsv}: every row holds, and every row that {@link Vectors} makes is there. */
class VectorsTest {
    private static final Path FILE = Path.of("schema/vectors.tsv");

    @Test
    void everyRowHolds() throws IOException {
        PayloadText text = PayloadText.ofTheSchema();
        List<String> rows = rows();
        assertTrue(rows.size() > 200);
        for (String row : rows) {
            assertEquals(row, row(HexFormat.of().parseHex(row.substring(0, row.indexOf('\t'))), text));
        }
    }

    /** With {@code -Ddiptych.update=true} those that are not there are put behind the others. */
    @Test
    void nothingIsLeftOut() throws IOException {
        PayloadText text = PayloadText.ofTheSchema();
        Set<String> there = new HashSet<>(rows());
        List<String> missing = new ArrayList<>();
        for (byte[] line : new Vectors().all()) {
            String row = row(line, text);
            if (there.add(row)) {
                missing.add(row);
            }
        }
        if (Boolean.getBoolean("diptych.update")) {
            List<String> all = new ArrayList<>(Files.readAllLines(FILE));
            all.addAll(missing);
            Files.write(FILE, all);
        } else {
            assertEquals(List.of(), missing, "Rows only ever come: make them with -Ddiptych.update=true.");
        }
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(FILE).stream().filter(line -> !line.startsWith("#")).toList();
    }

    private static String row(byte[] line, PayloadText text) {
        Heard heard = Heard.of(line);
        String verdicts = heard.verdicts.stream().map(Verdict::name).collect(Collectors.joining(" "));
        String values = heard.frames.stream()
                .map(frame -> text.of(frame.flow().name().toLowerCase(Locale.ROOT), frame.type(),
                        "version %d id %d boot %d".formatted(frame.version(), frame.requestId(),
                                Integer.toUnsignedLong(frame.boot())),
                        frame.payload().toBytes()))
                .collect(Collectors.joining(" | "));
        return HexFormat.of().formatHex(line) + "\t" + verdicts + "\t" + values;
    }
}
