package dev.diptych.capture.config.schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that a file may hold.
 *
 * @param file what such a file is: {@code configuration}
 * @param top its keys outside of any table
 */
public record Schema(String file, Table top, List<Table> tables) {
    public Schema {
        tables = List.copyOf(tables);
    }

    Optional<Table> table(String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /** What may stand at the top: keys and tables. */
    List<String> topNames() {
        return Stream.concat(top.keyNames().stream(), tables.stream().map(Table::name)).toList();
    }

    /** The tables that have a key of that name, the top among them. */
    List<Table> homesOf(String key) {
        return Stream.concat(Stream.of(top), tables.stream()).filter(table -> table.find(key).isPresent()).toList();
    }
}
