package dev.diptych.capture.config;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.hardware.BoardPage;
import dev.diptych.capture.config.schema.Key;
import dev.diptych.capture.config.schema.Schema;
import dev.diptych.capture.config.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** docs/CONFIGURATION.md, made from the keys that the reader is held to. */
final class ConfigurationPage {
    static final String COMMAND = "./mvnw -q test -pl capture-daemon -am -Dtest=ConfigurationPageTest "
            + "-Dsurefire.failIfNoSpecifiedTests=false -Ddiptych.update=true";

    private final List<String> lines = new ArrayList<>();
    /** Where each key is told of: some are keys of two tables. */
    private final Map<Key<?>, Table> told = new LinkedHashMap<>();

    private ConfigurationPage() {
    }

    static String text() throws OperatorException {
        ConfigurationPage page = new ConfigurationPage();
        page.add(
                """
                        <!-- Made from the keys that the program knows; change them there, then:
                             %s -->
                        # Configuration

                        A rig is described by one TOML file, which `--config rig.toml` names. Every key is optional unless it is \
                        said to be needed; without a file, or with an empty one, the rig is the simulated studio. The file is \
                        read once, at the start, and strictly: an unknown key, a value out of range or keys that do not go \
                        together are refused in one sentence that names the file, the line, the key and what would be right:

                        ```
                        rig.toml, line 12: unknown key "light.off_ded_ms"; did you mean "light.off_dead_ms"?
                        ```

                        Three files to begin with: [laptop.toml](../examples/laptop.toml), the simulated studio; \
                        [raspberry-pi.toml](../examples/raspberry-pi.toml), a Raspberry Pi with its camera, lamps on relays and \
                        on DMX, a flash and contacts; [jetson.toml](../examples/jetson.toml), a Jetson with a USB camera and \
                        lights on DMX. Paths that are not absolute begin at the folder of the file that names them. Keys that \
                        mean the same share a row.
                        """
                        .formatted(COMMAND));
        page.tables(RigSchema.SCHEMA);
        page.add("""
                # Board profiles

                A board is a file: its chips, and which header pin leads to which of their lines. Diptych brings some; \
                `board = "my-board.toml"` names another, with these keys.
                """);
        page.tables(BoardPage.schema());
        page.add("## Boards that Diptych brings\n");
        page.lines.addAll(BoardPage.lines());
        return String.join("\n", page.lines) + "\n";
    }

    private void tables(Schema schema) {
        table(schema.top());
        schema.tables().forEach(this::table);
    }

    private void table(Table table) {
        String title = table.name().isEmpty() ? "At the top of the file" : "`" + table.title() + "`";
        add("## " + title + "\n\n" + table.meaning() + "\n\n| key | takes | default | meaning | for example |\n"
                + "|---|---|---|---|---|");
        List<Key<?>> row = new ArrayList<>();
        for (Key<?> key : table.keys()) {
            if (!row.isEmpty() && !shareARow(row.getLast(), key)) {
                row(row, table);
                row.clear();
            }
            row.add(key);
        }
        row(row, table);
        add("");
    }

    private boolean shareARow(Key<?> one, Key<?> next) {
        return told.containsKey(one) ? told.containsKey(next) : one.meaning().equals(next.meaning());
    }

    private void row(List<Key<?>> keys, Table table) {
        Table elsewhere = told.get(keys.getFirst());
        if (elsewhere != null) {
            add("| " + joined(keys, key -> "`" + key.name() + "`") + " | | | as in `" + elsewhere.title() + "` | |");
            return;
        }
        keys.forEach(key -> told.put(key, table));
        add("| " + joined(keys, key -> "`" + key.name() + "`") + " | " + joined(keys, key -> key.type().expected())
                + " | " + joined(keys, key -> key.usual().map(usual -> "`" + usual + "`").orElse(key.otherwise()))
                + " | " + keys.getFirst().meaning() + " | " + joined(keys, key -> "`" + key.example() + "`") + " |");
    }

    /** What is the same of all is said once. */
    private static String joined(List<Key<?>> keys, Function<Key<?>, String> part) {
        List<String> parts = keys.stream().map(part).toList();
        return parts.stream().distinct().count() == 1 ? parts.getFirst() : String.join(", ", parts);
    }

    private void add(String text) {
        lines.add(text);
    }
}
