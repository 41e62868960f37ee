package dev.diptych.protocol.schema;

import java.util.List;
import java.util.Locale;

/** The schema as a C header. */
final class HeaderText {
    /** What an int of 16 bits, an AVR's, holds. */
    private static final int INT_MAX = 32_767;

    private final StringBuilder text = new StringBuilder();

    private HeaderText() {
    }

    static String of(Schema schema) {
        return new HeaderText().all(schema);
    }

    private String all(Schema schema) {
        text.append(
                """
                        /* Made from schema/riglink.schema; SchemaFilesTest says how. Sizes without the repeated groups are _BYTES, one
                         * group's _GROUP_BYTES; a field's offset in its payload is _AT_, in its group _GROUP_AT_. */
                        #ifndef RIGLINK_SCHEMA_H
                        #define RIGLINK_SCHEMA_H

                        #include <stdint.h>

                        """);
        text.append("#define RL_SCHEMA_HASH UINT32_C(0x%08x)\n".formatted(schema.hash()));
        schema.constants().forEach((name, value) -> define(name, wide(name, value)));
        schema.enums().forEach((name, type) -> {
            String prefix = Names.enumName(name).replaceAll("(?<=[a-z])(?=[A-Z])", "_");
            text.append("\nenum rl_%s {\n".formatted(prefix.toLowerCase(Locale.ROOT)));
            text.append(String.join(",\n", type.values()
                    .entrySet()
                    .stream()
                    .map(value -> "    RL_%s_%s = %d".formatted(prefix.toUpperCase(Locale.ROOT), value.getKey(),
                            value.getValue()))
                    .toList()));
            text.append("\n};\n");
        });
        schema.messages().forEach(this::message);
        return text.append("\n#endif\n").toString();
    }

    /** Microseconds are reckoned with, which shall not overflow an AVR's int. */
    private static String wide(String name, long value) {
        return name.endsWith("_US") || value > INT_MAX ? "UINT32_C(%d)".formatted(value) : Long.toString(value);
    }

    private void message(Message message) {
        String name = (message.way() + "_" + message.name()).toUpperCase(Locale.ROOT);
        text.append('\n');
        define(name, message.number());
        define(name + "_BYTES", message.fixedBytes());
        offsets(name + "_AT_", message.fields());
        if (!message.group().isEmpty()) {
            define(name + "_GROUP_BYTES", message.groupBytes());
            offsets(name + "_GROUP_AT_", message.group());
        }
    }

    private void offsets(String prefix, List<Field> fields) {
        int at = 0;
        for (Field field : fields) {
            define(prefix + field.name().toUpperCase(Locale.ROOT), at);
            at += field.bytes();
        }
    }

    private void define(String name, Object value) {
        text.append("#define RL_%s %s\n".formatted(name, value));
    }
}
