package dev.diptych.protocol.schema;

import java.util.Locale;
import java.util.Map;

/** How the schema's names are spelled in Java, where that is not plain. */
final class Names {
    private static final Map<String, String> ENUMS = Map.of("Board", "BoardModel");
    /** Beside the enum Fault there is no room for another. */
    private static final Map<String, String> MESSAGES = Map.of("event FAULT", "FaultSet");
    private static final Map<String, String> GROUPS = Map.of("reply HELLO", "Output", "request SET_CAPS", "Cap",
            "request LOAD", "Edge", "reply EDGES", "Edge", "event SAMPLES", "Sample");

    private Names() {
    }

    static String enumName(String schemaName) {
        return ENUMS.getOrDefault(schemaName, schemaName);
    }

    static String record(Message message) {
        return MESSAGES.getOrDefault(message.title(), camel(message.name(), true));
    }

    static String group(Message message) {
        String name = GROUPS.get(message.title());
        if (name == null) {
            throw new IllegalStateException("Name the repeated group of " + message.title() + " in Names.GROUPS.");
        }
        return name;
    }

    static String groups(Message message) {
        return group(message).toLowerCase(Locale.ROOT) + "s";
    }

    static String camel(String words, boolean capital) {
        StringBuilder name = new StringBuilder();
        for (String word : words.toLowerCase(Locale.ROOT).split("_")) {
            boolean first = name.isEmpty() && !capital;
            name.append(first ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }
}
