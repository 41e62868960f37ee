package dev.diptych.protocol.schema;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The text of {@code riglink.schema}, understood.
 *
 * @param enums by name: the width, and the numbers by their names
 */
record Schema(int hash, Map<String, Long> constants, Map<String, EnumType> enums, List<Message> messages) {
    static final Path PATH = Path.of("schema/riglink.schema");

    /** An enum: its width, and its numbers by their names. */
    record EnumType(String width, Map<String, Integer> values) {}

    static Schema read() throws IOException {
        return parse(Files.readString(PATH));
    }

    static Schema parse(String text) {
        Map<String, Long> constants = new LinkedHashMap<>();
        Map<String, EnumType> enums = new LinkedHashMap<>();
        List<Message> messages = new ArrayList<>();
        Map<String, Integer> values = Map.of();
        List<Field> fields = List.of();
        StringBuilder canonical = new StringBuilder();
        for (String line : text.split("\n")) {
            String code = line.replaceFirst("#.*", "").strip();
            if (code.isEmpty()) {
                continue;
            }
            String[] words = code.split("\\s+");
            canonical.append(String.join(" ", words)).append('\n');
            boolean nested = Character.isWhitespace(line.charAt(0));
            if (!nested) {
                values = new LinkedHashMap<>();
                fields = new ArrayList<>();
            }
            switch (words[0]) {
                case "protocol" -> {
                }
                case "constant" -> constants.put(words[1], Long.parseLong(words[2]));
                case "enum" -> enums.put(words[1], new EnumType(words[2], values));
                case "request", "reply", "event" -> messages
                        .add(new Message(words[0], Integer.parseInt(words[1]), words[2], fields, new ArrayList<>()));
                case "repeat" -> fields = messages.getLast().group();
                default -> {
                    if (!nested) {
                        throw new IllegalArgumentException("The schema has a line that is none: " + line);
                    }
                    if (Character.isDigit(words[1].charAt(0))) {
                        values.put(words[0], Integer.parseInt(words[1]));
                    } else {
                        EnumType type = enums.get(words[0]);
                        fields.add(new Field(words[0], type == null ? words[0] : type.width(), words[1]));
                    }
                }
            }
        }
        CRC32C check = new CRC32C();
        check.update(canonical.toString().getBytes(StandardCharsets.US_ASCII));
        return new Schema((int) check.getValue(), constants, enums, messages);
    }

    List<Message> messages(String way) {
        return messages.stream().filter(message -> message.way().equals(way)).toList();
    }
}
