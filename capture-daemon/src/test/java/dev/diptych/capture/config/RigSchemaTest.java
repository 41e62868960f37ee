package dev.diptych.capture.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.config.hardware.BoardPage;
import dev.diptych.capture.config.schema.Key;
import dev.diptych.capture.config.schema.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tomlj.Toml;

class RigSchemaTest {
    static List<Table> tables() {
        return Stream.of(RigSchema.SCHEMA, BoardPage.schema())
                .flatMap(schema -> Stream.concat(Stream.of(schema.top()), schema.tables().stream()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyExampleAndEveryDefaultIsOfItsKeysType(Table table) {
        for (Key<?> key : table.keys()) {
            assertTrue(accepts(key, key.example()), table.title() + " " + key.name() + " = " + key.example());
            key.usual().ifPresent(usual -> assertTrue(accepts(key, usual), key.name() + " = " + usual));
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void noKeyIsDeclaredTwice(Table table) {
        Set<String> names = new HashSet<>();
        table.keys().forEach(key -> assertTrue(names.add(key.name()), key.name()));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aKeyWithoutADefaultSaysWhatThatMeans(Table table) {
        for (Key<?> key : table.keys()) {
            assertEquals(key.usual().isPresent(), key.otherwise().isBlank(), key.name());
        }
    }

    @Test
    void thereIsSomethingToCheck() {
        assertTrue(tables().stream().mapToInt(table -> table.keys().size()).sum() > 80);
    }

    private static boolean accepts(Key<?> key, String toml) {
        return key.type().accept(Objects.requireNonNull(Toml.parse("x = " + toml).get("x"), toml)).isPresent();
    }
}
