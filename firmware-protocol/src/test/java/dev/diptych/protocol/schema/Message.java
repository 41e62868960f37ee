package dev.diptych.protocol.schema;

import java.util.List;

/**
 * A message of the schema.
 *
 * @param way request, reply or event
 * @param group the fields that repeat; empty if none do
 */
record Message(String way, int number, String name, List<Field> fields, List<Field> group) {
    String title() {
        return way + " " + name;
    }

    /** Without the groups. */
    int fixedBytes() {
        return fields.stream().mapToInt(Field::bytes).sum();
    }

    int groupBytes() {
        return group.stream().mapToInt(Field::bytes).sum();
    }
}
