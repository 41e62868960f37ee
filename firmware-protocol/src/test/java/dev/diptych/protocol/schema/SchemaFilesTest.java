package dev.diptych.protocol.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What is made from the schema is what is checked in. To make it anew: this test with {@code -Ddiptych.update=true}, then
 * {@code ./mvnw spotless:apply -pl firmware-protocol}, which lays the lines out.
 */
class SchemaFilesTest {
    private static final Path MESSAGES = Path.of("src/main/java/dev/diptych/protocol/message");

    @Test
    void filesAreWhatTheSchemaMakes() throws IOException {
        for (Map.Entry<Path, String> file : files(Schema.read()).entrySet()) {
            if (Boolean.getBoolean("diptych.update")) {
                Files.createDirectories(file.getKey().toAbsolutePath().getParent());
                Files.writeString(file.getKey(), file.getValue());
            }
            assertEquals(words(file.getValue()), words(Files.readString(file.getKey())),
                    file.getKey() + " is not what schema/riglink.schema makes.");
        }
    }

    /** The formatter decides where lines end. */
    private static String words(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static Map<Path, String> files(Schema schema) {
        Map<Path, String> files = new TreeMap<>();
        files.put(MESSAGES.resolve("Limits.java"), LimitsText.of(schema));
        files.put(MESSAGES.resolve("Request.java"), MessagesText.requests(schema));
        files.put(MESSAGES.resolve("Reply.java"), MessagesText.replies(schema));
        files.put(MESSAGES.resolve("Event.java"), MessagesText.events(schema));
        schema.enums()
                .forEach((name, type) -> files.put(MESSAGES.resolve(Names.enumName(name) + ".java"),
                        EnumText.of(name, type)));
        files.put(Path.of("firmware/core/riglink_schema.h"), HeaderText.of(schema));
        return files;
    }
}
