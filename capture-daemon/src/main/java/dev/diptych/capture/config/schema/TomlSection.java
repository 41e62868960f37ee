package dev.diptych.capture.config.schema;

import dev.diptych.capture.OperatorException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** One table of a file that {@link SchemaCheck} has found right, key by key: what is left to check is the sense. */
public final class TomlSection {
    private final Path file;
    private final Table schema;
    private final String title;
    private final int line;
    private final TomlTable values;

    private TomlSection(Path file, Table schema, String title, int line, TomlTable values) {
        this.file = file;
        this.schema = schema;
        this.title = title;
        this.line = line;
        this.values = values;
    }

    /** The keys at the top of a file. */
    static TomlSection top(Path file, Table schema, TomlTable values) {
        return new TomlSection(file, schema, schema.title(), 1, values);
    }

    /** This same table, named more closely in messages. */
    public TomlSection titled(String newTitle) {
        return new TomlSection(file, schema, newTitle, line, values);
    }

    /** A table that is written once; empty if it is not there. */
    public Optional<TomlSection> table(Table table) {
        return values.get(List.of(table.name())) instanceof TomlTable found
                ? Optional.of(new TomlSection(file, table, table.title(), lineOf(table.name()), found))
                : Optional.empty();
    }

    /** A table that is written once for each. */
    public List<TomlSection> tables(Table table) {
        List<TomlSection> sections = new ArrayList<>();
        if (values.get(List.of(table.name())) instanceof TomlArray array) {
            for (int i = 0; i < array.size(); i++) {
                int at = SchemaCheck.lineAt(array.inputPositionOf(i));
                sections.add(new TomlSection(file, table, table.title(), at, array.getTable(i)));
            }
        }
        return sections;
    }

    public boolean has(Key<?> key) {
        return values.get(List.of(key.name())) != null;
    }

    public <T> Optional<T> find(Key<T> key) {
        return Optional.ofNullable(values.get(List.of(key.name()))).flatMap(key.type()::accept);
    }

    /** What is given, or what is usual. */
    public <T> T value(Key<T> key) {
        return find(key).orElseGet(key::usualValue);
    }

    /** @throws OperatorException if it is not given */
    public <T> T require(Key<T> key) throws OperatorException {
        Optional<T> found = find(key);
        if (found.isEmpty()) {
            throw wrong(title + " needs \"" + key.name() + "\", " + key.type().expected() + ", as in " + key.name()
                    + " = " + key.example() + ".");
        }
        return found.get();
    }

    /** A path that is not absolute begins at the file's own folder. */
    public Path resolve(Path path) {
        return file.toAbsolutePath().resolveSibling(path).normalize();
    }

    /** Refuses the first of some keys that is given, because of {@code why}. */
    public void refuse(List<? extends Key<?>> keys, String why) throws OperatorException {
        for (Key<?> key : keys) {
            if (has(key)) {
                throw wrong(key, why);
            }
        }
    }

    /** A refusal of the table as a whole. */
    public OperatorException wrong(String sentence) {
        return new OperatorException(file + ", line " + line + ": " + sentence);
    }

    /** A refusal of a key that is given; of the table, if it is not. */
    public OperatorException wrong(Key<?> key, String why) {
        return wrongAt(key, "\"" + pathOf(key) + "\": " + why);
    }

    /** A refusal that stands where a key is. */
    public OperatorException wrongAt(Key<?> key, String sentence) {
        return new OperatorException(
                file + ", line " + (has(key) ? lineOf(key.name()) : line) + ": " + sentence);
    }

    /** How messages name a key. */
    public String pathOf(Key<?> key) {
        return schema.pathOf(key.name());
    }

    public String title() {
        return title;
    }

    private int lineOf(String key) {
        return SchemaCheck.lineOf(values, key);
    }
}
