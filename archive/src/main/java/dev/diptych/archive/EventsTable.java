package dev.diptych.archive;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The rows of {@code events.tsv}: what switched or was exposed, when it was planned and when it happened. The columns
 * are the caller's ({@code light}, {@code event}, {@code planned_ns}, {@code executed_ns}, {@code uncertainty_ns}), with
 * the unit in the name of each number. A blank cell becomes {@link #MISSING}.
 */
public record EventsTable(List<String> columns, List<List<String>> rows) {
    /** BIDS's word for a value that is not there. */
    public static final String MISSING = "n/a";

    private static final Pattern COLUMN = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    public EventsTable {
        columns = List.copyOf(columns);
        checkColumns(columns);
        int width = columns.size();
        rows = rows.stream().map(row -> checkedRow(row, width)).toList();
    }

    private static void checkColumns(List<String> columns) {
        if (columns.isEmpty() || new HashSet<>(columns).size() != columns.size()) {
            throw new IllegalArgumentException("An events table has one or more columns of different names, not "
                    + columns + ".");
        }
        for (String column : columns) {
            if (!COLUMN.matcher(column).matches()) {
                throw new IllegalArgumentException("A column of an events table is named in lower case, digits and "
                        + "underscores, not \"" + column + "\".");
            }
        }
    }

    private static List<String> checkedRow(List<String> row, int width) {
        if (row.size() != width) {
            throw new IllegalArgumentException("A row of this events table has " + width + " cells, not " + row.size()
                    + ": " + row + ".");
        }
        for (String cell : row) {
            if (CONTROL.matcher(cell).find()) {
                throw new IllegalArgumentException("A cell of an events table holds no tab, line break or other "
                        + "control character, but this one does: \"" + cell + "\".");
            }
        }
        return row.stream().map(cell -> cell.isBlank() ? MISSING : cell).toList();
    }

    byte[] toTsv() {
        StringBuilder tsv = new StringBuilder(String.join("\t", columns)).append('\n');
        rows.forEach(row -> tsv.append(String.join("\t", row)).append('\n'));
        return tsv.toString().getBytes(StandardCharsets.UTF_8);
    }
}
