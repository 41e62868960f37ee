package dev.diptych.capture.cli;

import dev.diptych.capture.report.Figures;
import dev.diptych.inference.model.ModelEntry;
import dev.diptych.inference.model.ModelStatus;
import java.util.List;
import java.util.Locale;

/** One line of the table of models, cell by cell. */
record ModelRow(String name, String paper, String width, String parameters, String size, String status, String engine,
        String sha256) {
    static final ModelRow HEADING = new ModelRow("name", "paper", "width", "parameters", "size", "status", "engine",
            "SHA-256");
    private static final String NOTHING = "-";

    /** @param engine what serves whatever can be used */
    static ModelRow of(ModelEntry model, String engine) {
        return new ModelRow(model.name(), model.card().map(card -> card.paper()).orElse(NOTHING),
                model.card().map(card -> Double.toString(card.width())).orElse(NOTHING),
                model.card().map(card -> String.format(Locale.ROOT, "%,d", card.parameters())).orElse(NOTHING),
                model.sizeBytes() == 0 ? NOTHING : Figures.bytes(model.sizeBytes()), words(model.status()),
                model.status() == ModelStatus.READY ? engine : NOTHING,
                model.sha256().isEmpty() ? NOTHING : model.sha256());
    }

    /** The rows as text, every column as wide as its widest cell. */
    static List<String> lines(List<ModelRow> rows) {
        String pattern = String.format(Locale.ROOT, "%%-%ds  %%-%ds  %%%ds  %%%ds  %%%ds  %%-%ds  %%-%ds  %%s",
                rows.stream().mapToInt(row -> row.name.length()).max().orElse(1),
                rows.stream().mapToInt(row -> row.paper.length()).max().orElse(1),
                rows.stream().mapToInt(row -> row.width.length()).max().orElse(1),
                rows.stream().mapToInt(row -> row.parameters.length()).max().orElse(1),
                rows.stream().mapToInt(row -> row.size.length()).max().orElse(1),
                rows.stream().mapToInt(row -> row.status.length()).max().orElse(1),
                rows.stream().mapToInt(row -> row.engine.length()).max().orElse(1));
        return rows.stream()
                .map(row -> String.format(Locale.ROOT, pattern, row.name, row.paper, row.width, row.parameters,
                        row.size, row.status, row.engine, row.sha256))
                .toList();
    }

    private static String words(ModelStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
