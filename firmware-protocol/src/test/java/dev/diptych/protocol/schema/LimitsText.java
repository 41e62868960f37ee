package dev.diptych.protocol.schema;

/** The schema's constants as a Java source. */
final class LimitsText {
    private LimitsText() {
    }

    static String of(Schema schema) {
        StringBuilder text = new StringBuilder("""
                // Made from schema/riglink.schema; SchemaFilesTest says how.
                package dev.diptych.protocol.message;

                /** The schema's constants, and its hash. */
                public final class Limits {
                    public static final int SCHEMA_HASH = VALUE;
                """.replace("VALUE", "0x%08x".formatted(schema.hash())));
        schema.constants()
                .forEach((name, value) -> text
                        .append("    public static final int %s = %s;\n".formatted(name, underscored(value))));
        return text.append("\n    private Limits() {}\n}\n").toString();
    }

    private static String underscored(long value) {
        return value < 10_000 ? Long.toString(value) : "%,d".formatted(value).replace(',', '_');
    }
}
