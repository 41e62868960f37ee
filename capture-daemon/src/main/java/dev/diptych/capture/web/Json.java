package dev.diptych.capture.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** The console's JSON: snake case; what comes in is shallow, short, without unknown keys, doubled ones or anything behind it. */
final class Json {
    private static final int DEEPEST = 8;
    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_NUMBER = 32;
    private static final ObjectMapper MAPPER = JsonMapper
            .builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // A number is no text: over MQTT it is refused too.
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private Json() {
    }

    static byte[] bytes(Object document) {
        try {
            return MAPPER.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Records, numbers and texts can always be written.", e);
        }
    }

    static String text(Object document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Records, numbers and texts can always be written.", e);
        }
    }

    static <T> T read(byte[] json, Class<T> type) {
        T document;
        try {
            document = MAPPER.readValue(json, type);
        } catch (IOException e) {
            // What Jackson says names classes of ours and quotes what was sent.
            throw Problem
                    .payload("The body is not the JSON object that this address takes; /api/v1/openapi.json describes"
                            + " it.");
        }
        if (document == null) {
            throw Problem.payload("The body is null; send a JSON object.");
        }
        return document;
    }
}
