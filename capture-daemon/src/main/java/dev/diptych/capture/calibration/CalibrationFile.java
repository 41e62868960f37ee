package dev.diptych.capture.calibration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.diptych.archive.Archive;
import dev.diptych.capture.OperatorException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a calibration's document from disk as far as JSON of a version that is known here. */
final class CalibrationFile {
    private static final int MAX_BYTES = 16 << 20;
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private CalibrationFile() {
    }

    static JsonPart read(Path file) throws OperatorException {
        JsonNode root;
        try {
            root = MAPPER.readTree(bytes(file));
        } catch (JsonProcessingException e) {
            throw damaged(file, "it is not JSON", e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        if (!root.isObject()) {
            throw damaged(file, "it is no JSON object", null);
        }
        JsonNode version = root.path("schema_version");
        if (!version.isInt() || version.intValue() < 1) {
            throw damaged(file, "its \"schema_version\" is missing or no whole number", null);
        }
        if (version.intValue() > Archive.SCHEMA_VERSION) {
            throw new OperatorException("The calibration " + file + " has schema_version " + version.intValue()
                    + ", and this program reads up to " + Archive.SCHEMA_VERSION
                    + "; use a later version of the program or calibrate again.");
        }
        return JsonPart.whole(file, root);
    }

    private static byte[] bytes(Path file) throws OperatorException {
        if (Files.notExists(file)) {
            throw new OperatorException(
                    "The calibration " + file + " does not exist; check the path or calibrate again.");
        }
        if (Files.isDirectory(file)) {
            throw new OperatorException("The calibration " + file + " is a folder; name a file in it.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw damaged(file, "it is larger than 16 megabytes, which no calibration is", null);
            }
            return bytes;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static OperatorException unreadable(Path file, IOException cause) {
        return new OperatorException("The calibration " + file
                + " cannot be read; check its permissions and the disk, or calibrate again.", cause);
    }

    private static OperatorException damaged(Path file, String why, @Nullable Exception cause) {
        String sentence = "The calibration " + file + " is damaged: " + why + "; calibrate again.";
        return cause == null ? new OperatorException(sentence) : new OperatorException(sentence, cause);
    }
}
