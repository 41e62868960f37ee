package dev.diptych.capture.config.schema;

import dev.diptych.capture.OperatorException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import org.jspecify.annotations.Nullable;

/** Holds a file against its schema: every key is known, and every value of the type that is declared. */
final class SchemaCheck {
    private record Problem(int line, String sentence) {}

    private final Schema schema;
    private final List<Problem> problems = new ArrayList<>();

    private SchemaCheck(Schema schema) {
        this.schema = schema;
    }

    /** @throws OperatorException with the first problem in the file */
    static void check(String file, Schema schema, TomlTable root) throws OperatorException {
        SchemaCheck check = new SchemaCheck(schema);
        check.top(root);
        Problem first = check.problems.stream().min(Comparator.comparingInt(Problem::line)).orElse(null);
        if (first != null) {
            throw new OperatorException(file + ", line " + first.line + ": " + first.sentence);
        }
    }

    private void top(TomlTable root) {
        forEach(root, (name, value) -> {
            int line = lineOf(root, name);
            Table table = schema.table(name).orElse(null);
            if (table == null) {
                key(schema.top(), name, value, line);
            } else if (table.repeated()) {
                repeated(table, value, line);
            } else if (value instanceof TomlTable single) {
                keys(table, single);
            } else {
                problem(line, "\"" + name + "\" must be a table, as in " + table.title() + ".");
            }
        });
    }

    private void repeated(Table table, Object value, int line) {
        String sentence = "\"" + table.name() + "\" must be written as " + table.title() + ", once for each.";
        if (!(value instanceof TomlArray array)) {
            problem(line, sentence);
            return;
        }
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i) instanceof TomlTable element) {
                keys(table, element);
            } else {
                problem(lineAt(array.inputPositionOf(i)), sentence);
            }
        }
    }

    private void keys(Table table, TomlTable values) {
        forEach(values, (name, value) -> key(table, name, value, lineOf(values, name)));
    }

    private void key(Table table, String name, Object value, int line) {
        Key<?> key = table.find(name).orElse(null);
        if (key == null) {
            problem(line, unknown(table, name));
        } else if (key.type().accept(value).isEmpty()) {
            problem(line, "\"" + table.pathOf(name) + "\" must be " + key.type().expected() + ", not "
                    + TomlText.of(value) + ".");
        }
    }

    private String unknown(Table table, String name) {
        List<String> known = table.name().isEmpty() ? schema.topNames() : table.keyNames();
        List<Table> homes = schema.homesOf(name);
        String advice = homes.size() == 1
                ? "it belongs " + (homes.getFirst().name().isEmpty()
                        ? "at the top of the file, before any [table]."
                        : "in " + homes.getFirst().title() + ".")
                : NearestName.to(name, known)
                        .map(near -> "did you mean \"" + table.pathOf(near) + "\"?")
                        .orElseGet(() -> "known here: " + String.join(", ", known.stream().sorted().toList()) + ".");
        return "unknown key \"" + TomlText.clean(table.pathOf(name)) + "\"; " + advice;
    }

    private void problem(int line, String sentence) {
        problems.add(new Problem(line, sentence));
    }

    private static void forEach(TomlTable table, BiConsumer<String, Object> action) {
        for (String name : table.keySet()) {
            action.accept(name, Objects.requireNonNull(table.get(List.of(name))));
        }
    }

    static int lineOf(TomlTable table, String key) {
        return lineAt(table.inputPositionOf(List.of(key)));
    }

    static int lineAt(@Nullable TomlPosition position) {
        return Objects.requireNonNull(position).line();
    }
}
