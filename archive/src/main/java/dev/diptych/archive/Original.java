package dev.diptych.archive;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One photograph as the camera gave it.
 *
 * @param extension of the file, without the dot: {@code dng}, {@code png}
 * @param bytes the camera's own, owned by this record from now on and changed by nobody
 * @param sidecar the frame's metadata, copied here; holds the object {@code pixel_encoding} and none of the keys that
 *        the archive writes itself ({@code schema_version}, {@code encoding}, {@code pair}, {@code light},
 *        {@code file})
 */
public record Original(LightRole light, String extension, byte[] bytes, ObjectNode sidecar) {
    static final String PIXEL_ENCODING = "pixel_encoding";

    static final Set<String> ARCHIVE_KEYS = Set.of(JsonDocument.SCHEMA_VERSION_KEY, JsonDocument.ENCODING_KEY, "pair",
            "light", "file");

    private static final Pattern EXTENSION = Pattern.compile("[A-Za-z0-9]{1,16}");

    public Original {
        if (!EXTENSION.matcher(extension).matches() || extension.toLowerCase(Locale.ROOT).equals("json")) {
            throw new IllegalArgumentException("A photograph's extension is 1 to 16 letters and digits and not json, "
                    + "which its sidecar has, but this is \"" + extension + "\".");
        }
        if (bytes.length == 0) {
            throw new IllegalArgumentException("The " + light.label() + " photograph is empty.");
        }
        JsonNode pixelEncoding = sidecar.get(PIXEL_ENCODING);
        if (pixelEncoding == null || !pixelEncoding.isObject()) {
            throw new IllegalArgumentException("The " + light.label() + " photograph's sidecar lacks the object \""
                    + PIXEL_ENCODING + "\", which says how its bytes are read.");
        }
        JsonDocument.refuseKeys("The " + light.label() + " photograph's sidecar", sidecar, ARCHIVE_KEYS);
        sidecar = sidecar.deepCopy();
    }
}
