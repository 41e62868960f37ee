package dev.diptych.capture.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.diptych.archive.LightRole;
import dev.diptych.inference.LightState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The light that a photograph was taken in, as far as anybody recorded it. */
final class RecordedLight {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RecordedLight() {
    }

    /**
     * What an archive's sidecar beside the photograph says; a photograph without one is what its owner says it is, a
     * flash photograph.
     */
    static LightState of(Path photograph) {
        Path sidecar = photograph.resolveSibling(
                String.valueOf(photograph.getFileName()).replaceFirst("\\.[^.]*$", "") + ".json");
        String light = light(sidecar);
        if (light.equals(LightRole.STUDIO.label())) {
            return LightState.STUDIO;
        }
        return light.equals(LightRole.DARK.label()) ? LightState.DARK : LightState.FLASH;
    }

    /** Empty where no sidecar of this program's says it. */
    private static String light(Path sidecar) {
        if (!Files.isRegularFile(sidecar)) {
            return "";
        }
        try {
            JsonNode document = MAPPER.readTree(Files.readAllBytes(sidecar));
            return document.has("schema_version") ? document.path("light").asText() : "";
        } catch (IOException e) {
            // Somebody else's file of that name.
            return "";
        }
    }
}
