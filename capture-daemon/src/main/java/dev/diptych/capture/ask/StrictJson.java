package dev.diptych.capture.ask;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What programs send and are sent: snake case, nulls written; what comes in is shallow, without doubled keys or anything behind it.
 * How large it may be is looked at before.
 */
public final class StrictJson {
    private static final int MOST_DEPTH = 8;
    private static final int LONGEST_NUMBER = 32;
    private static final JsonMapper MAPPER = JsonMapper
            .builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_DEPTH)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {
    }

    public static byte[] bytes(Object message) {
        try {
            return MAPPER.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A document of records, numbers and texts can always be written.", e);
        }
    }

    public static String text(Object message) {
        return new String(bytes(message), StandardCharsets.UTF_8);
    }

    public static ObjectNode object(Object message) {
        return MAPPER.valueToTree(message);
    }

    public static ObjectNode empty() {
        return MAPPER.createObjectNode();
    }

    /** @throws IOException if it is not one object of at most {@value #MOST_DEPTH} levels without double keys */
    public static ObjectNode read(byte[] payload) throws IOException {
        JsonNode node = MAPPER.readTree(payload);
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new IOException("it is not one JSON object");
    }
}
