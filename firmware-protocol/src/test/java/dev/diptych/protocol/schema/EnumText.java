package dev.diptych.protocol.schema;

import dev.diptych.protocol.schema.Schema.EnumType;
import java.util.stream.Collectors;

/** An enum of the schema as a Java source. */
final class EnumText {
    private EnumText() {
    }

    static String of(String schemaName, EnumType type) {
        String values = type.values()
                .entrySet()
                .stream()
                .map(value -> value.getKey() + "(" + value.getValue() + ")")
                .collect(Collectors.joining(", "));
        return """
                // Made from schema/riglink.schema; SchemaFilesTest says how.
                package dev.diptych.protocol.message;

                import java.util.Optional;

                /** The schema's {@code enum SCHEMA}. */
                public enum NAME {
                    VALUES;

                    private static final NAME[] ALL = values();

                    private final int number;

                    NAME(int number) {
                        this.number = number;
                    }

                    /** As it goes over the line. */
                    public int number() {
                        return number;
                    }

                    /** Empty if the schema has no such number. */
                    public static Optional<NAME> of(int number) {
                        for (NAME each : ALL) {
                            if (each.number == number) {
                                return Optional.of(each);
                            }
                        }
                        return Optional.empty();
                    }
                }
                """.replace("SCHEMA", schemaName).replace("NAME", Names.enumName(schemaName)).replace("VALUES", values);
    }
}
