package dev.diptych.protocol.schema;

import java.util.Map;

/**
 * A field of a message.
 *
 * @param type u8, u16, u32, u64 or an enum's name
 * @param width u8, u16, u32 or u64
 */
record Field(String type, String width, String name) {
    private static final Map<String, Integer> BYTES = Map.of("u8", 1, "u16", 2, "u32", 4, "u64", 8);

    int bytes() {
        return BYTES.getOrDefault(width, 0);
    }

    boolean isEnum() {
        return !type.equals(width);
    }

    String javaName() {
        return Names.camel(name, false);
    }

    String javaType() {
        return isEnum() ? Names.enumName(type) : bytes() > 2 ? "long" : "int";
    }
}
