package dev.diptych.capture.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.diptych.capture.ask.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;

/** The schemas of the description of the API. */
public final class ApiSchemas {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ApiSchemas() {
    }

    /** An answer, as the console writes it, is what the schema of this name describes. */
    public static void assertFits(String schema, Object answer) throws IOException {
        try (InputStream in = Objects.requireNonNull(ApiSchemas.class.getResourceAsStream("openapi.json"))) {
            ObjectNode whole = MAPPER.createObjectNode();
            whole.put("$ref", "#/components/schemas/" + schema);
            whole.set("components", MAPPER.readTree(in).get("components"));
            JsonNode json = answer instanceof JsonNode read ? read : MAPPER.readTree(StrictJson.bytes(answer));
            assertEquals(Set.of(), JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(whole)
                    .validate(json));
        }
    }
}
