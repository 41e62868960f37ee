package dev.diptych.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.diptych.archive.ArchiveException.Code;

/** Reads one JSON document of the archive and refuses one of a later version. */
final class DocumentReader {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** No document of an archive is a tenth as long; what is longer would fill the memory. */
    private static final long MOST_BYTES = 16L << 20;

    private DocumentReader() {
    }

    static ObjectNode read(Path file) throws ArchiveException {
        JsonNode root;
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            if (!found.isRegularFile() || found.size() > MOST_BYTES) {
                throw damaged(file, "it is no file of at most " + (MOST_BYTES >> 20) + " MB", null);
            }
            root = MAPPER.readTree(Files.readAllBytes(file));
        } catch (ArchiveException e) {
            throw e;
        } catch (JsonProcessingException e) {
            throw damaged(file, "it is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new ArchiveException(Code.E_STORAGE_IO, file + " could not be read (" + e + "); check the disk.", e);
        }
        if (!(root instanceof ObjectNode document)) {
            throw damaged(file, "it is not a JSON object", null);
        }
        JsonNode version = document.path(JsonDocument.SCHEMA_VERSION_KEY);
        if (!version.isInt() || version.intValue() < 1) {
            throw damaged(file, "its \"schema_version\" is missing or no whole number", null);
        }
        if (version.intValue() > JsonDocument.SCHEMA_VERSION) {
            throw new ArchiveException(Code.E_ARCHIVE_DOCUMENT,
                    file + " has schema_version " + version.intValue() + ", and this program reads up to "
                            + JsonDocument.SCHEMA_VERSION + "; use a later version of the program.",
                    null);
        }
        return document;
    }

    static ArchiveException damaged(Path file, String why, @Nullable Exception cause) {
        return new ArchiveException(Code.E_ARCHIVE_DOCUMENT,
                file + " is damaged, " + why + "; restore it from a copy.", cause);
    }
}
