package dev.diptych.archive.export;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.diptych.archive.EventsTable;
import dev.diptych.archive.PairId;
import dev.diptych.archive.PictureSquare;

/**
 * An export's {@code index.tsv}: UTF-8, a header row, a row for each picture pair, {@code n/a} for what there is not.
 * The columns {@code crop_..._px} are in pixels of the flash photograph, {@code face_..._px} in those of the pictures of
 * that row.
 */
public final class ExportIndex {
    private static final List<String> COLUMNS = List.of("pair", "subject", "session", "variation", "part", "flash",
            "studio", "verdict", "registration_error_px", "crop_x_px", "crop_y_px", "crop_side_px", "face_x_px",
            "face_y_px", "face_side_px", "consent_until", "flash_sha256", "studio_sha256", "flash_original_sha256",
            "studio_original_sha256");

    private ExportIndex() {
    }

    static byte[] toTsv(List<ExportRow> rows) {
        StringBuilder tsv = new StringBuilder(String.join("\t", COLUMNS)).append('\n');
        rows.forEach(row -> tsv.append(String.join("\t", cells(row))).append('\n'));
        return tsv.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @throws IllegalArgumentException with what is wrong and in which line, without a full stop */
    static List<ExportRow> parse(byte[] tsv) {
        List<String> lines = new String(tsv, StandardCharsets.UTF_8).lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(String.join("\t", COLUMNS))) {
            throw new IllegalArgumentException("its columns are not those of an index");
        }
        List<ExportRow> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            try {
                rows.add(row(Arrays.asList(lines.get(i).split("\t", -1))));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        return rows;
    }

    private static List<String> cells(ExportRow row) {
        List<String> cells = new ArrayList<>(List.of(row.pair().toString(), row.pair().subject(),
                row.pair().session(), row.variation().isEmpty() ? EventsTable.MISSING : row.variation(),
                row.part().label(), row.flash(), row.studio(), row.judged().name(),
                decimal(row.registrationErrorPx())));
        addSquare(Optional.of(row.crop()), cells);
        addSquare(row.face(), cells);
        cells.addAll(List.of(row.consentUntil().toString(), row.flashSha256(), row.studioSha256(),
                row.flashOriginalSha256(), row.studioOriginalSha256()));
        return cells;
    }

    private static void addSquare(Optional<PictureSquare> square, List<String> cells) {
        cells.add(square.map(it -> decimal(it.xPx())).orElse(EventsTable.MISSING));
        cells.add(square.map(it -> decimal(it.yPx())).orElse(EventsTable.MISSING));
        cells.add(square.map(it -> decimal(it.sidePx())).orElse(EventsTable.MISSING));
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static ExportRow row(List<String> cells) {
        if (cells.size() != COLUMNS.size()) {
            throw new IllegalArgumentException(cells.size() + " cells instead of " + COLUMNS.size());
        }
        PairId pair = PairId.parse(cells.get(0));
        String part = cells.get(4);
        return new ExportRow(pair, cells.get(3).equals(EventsTable.MISSING) ? "" : cells.get(3),
                Part.of(part).orElseThrow(() -> new IllegalArgumentException("\"" + part + "\" is no part")),
                cells.get(5), cells.get(6), Judged.valueOf(cells.get(7)), Double.parseDouble(cells.get(8)),
                square(cells, 9).orElseThrow(() -> new IllegalArgumentException("the crop is missing")),
                square(cells, 12), LocalDate.parse(cells.get(15)), cells.get(16), cells.get(17), cells.get(18),
                cells.get(19));
    }

    private static Optional<PictureSquare> square(List<String> cells, int at) {
        return cells.get(at).equals(EventsTable.MISSING)
                ? Optional.empty()
                : Optional.of(new PictureSquare(Double.parseDouble(cells.get(at)),
                        Double.parseDouble(cells.get(at + 1)), Double.parseDouble(cells.get(at + 2))));
    }
}
