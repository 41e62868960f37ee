package dev.diptych.archive.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.ArchiveException.Code;
import dev.diptych.archive.ConsentScope;
import dev.diptych.archive.FaceDerivatives;
import dev.diptych.archive.Sha256;

/** Reads what {@code session export} wrote, of either layout. Nothing is believed that the folder does not bear out. */
public final class TrainingExport {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private TrainingExport() {
    }

    /** Whether the folder says of itself that it is an export, finished or not. */
    public static boolean isOneAt(Path folder) {
        Path file = folder.resolve(ExportFolder.DOCUMENT);
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try {
            return isExport(MAPPER.readTree(Files.readAllBytes(file)));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Every file is looked at, and none is read beyond its header: {@link CropFile#verified} does that.
     *
     * @throws ArchiveException E_NOT_AN_EXPORT if it is none; E_CONSENT if it was not made for training, or a consent
     *         has ended; E_EXPORT if it is not finished, of a later version, or not whole: a subject in two parts, a
     *         file that is missing or of the wrong size, an index that is not the one that was written
     */
    public static TrainingSet read(Path folder, Instant now) throws ArchiveException {
        JsonNode document = document(folder);
        checkScopes(folder, document);
        List<ExportRow> rows = rows(folder, document);
        checkConsents(folder, rows, now);
        TrainingSet pairs;
        try {
            pairs = new TrainingSet(rows.stream().map(row -> row.in(folder)).toList(), List.of());
        } catch (IllegalArgumentException e) {
            throw new ArchiveException(Code.E_EXPORT, folder + ": " + e.getMessage() + " Export again.", e);
        }
        for (TrainingPair pair : pairs.pairs()) {
            checkPicture(pair.flash().file());
            checkPicture(pair.studio().file());
        }
        return pairs;
    }

    private static JsonNode document(Path folder) throws ArchiveException {
        Path file = folder.resolve(ExportFolder.DOCUMENT);
        if (!Files.isRegularFile(file)) {
            throw new ArchiveException(Code.E_NOT_AN_EXPORT, folder + " holds no " + ExportFolder.DOCUMENT
                    + ", so it is no export; name a folder that \"diptych session export\" wrote.", null);
        }
        JsonNode document;
        try {
            document = MAPPER.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw broken(file, "it is not JSON", e);
        } catch (IOException e) {
            throw broken(file, "it cannot be read: " + e, e);
        }
        if (!isExport(document)) {
            throw new ArchiveException(Code.E_NOT_AN_EXPORT, file + " is not about an export; name a folder that"
                    + " \"diptych session export\" wrote.", null);
        }
        int version = document.path("schema_version").asInt();
        if (version != ExportDocument.SCHEMA_VERSION) {
            throw new ArchiveException(Code.E_EXPORT, file + " has schema_version " + version + ", and this program"
                    + " reads " + ExportDocument.SCHEMA_VERSION + "; use a later version of the program.", null);
        }
        if (!document.path("complete").asBoolean()) {
            throw broken(file, "the export was not finished", null);
        }
        return document;
    }

    private static boolean isExport(JsonNode document) {
        return document.path("kind").asText().equals(ExportDocument.KIND);
    }

    private static void checkScopes(Path folder, JsonNode document) throws ArchiveException {
        boolean forTraining = document.path("consent")
                .path("scopes")
                .valueStream()
                .anyMatch(scope -> scope.asText().equals(ConsentScope.TRAIN_IN_HOUSE.label()));
        if (!forTraining) {
            throw new ArchiveException(Code.E_CONSENT, folder + " was not exported for training; export again with"
                    + " --scope " + ConsentScope.TRAIN_IN_HOUSE.label() + ".", null);
        }
    }

    private static List<ExportRow> rows(Path folder, JsonNode document) throws ArchiveException {
        Path file = folder.resolve(ExportFolder.INDEX);
        byte[] index;
        try {
            index = Files.readAllBytes(file);
        } catch (IOException e) {
            throw broken(file, "it cannot be read: " + e, e);
        }
        if (!Sha256.of(index).equals(document.path("index_sha256").asText())) {
            throw broken(file, "it is not the one that was written", null);
        }
        try {
            return ExportIndex.parse(index);
        } catch (IllegalArgumentException e) {
            throw broken(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static void checkConsents(Path folder, List<ExportRow> rows, Instant now) throws ArchiveException {
        List<ExportRow> ended = rows.stream()
                .filter(row -> !now.isBefore(row.consentUntil().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()))
                .toList();
        if (!ended.isEmpty()) {
            throw new ArchiveException(Code.E_CONSENT, folder + " holds pictures whose consent has ended, such as "
                    + ended.getFirst().pair() + " on " + ended.getFirst().consentUntil() + "; export again, which takes"
                    + " them away.", null);
        }
    }

    private static void checkPicture(Path file) throws ArchiveException {
        int sidePx = FaceDerivatives.SIDE_PX;
        PngHeader header;
        try {
            header = PngHeader.of(file);
        } catch (IOException e) {
            throw broken(file, Files.exists(file) ? String.valueOf(e.getMessage()) : "it is missing", e);
        }
        if (!header.isSquareOf(sidePx)) {
            throw broken(file, "it has " + header.widthPx() + "x" + header.heightPx() + " pixels instead of " + sidePx
                    + "x" + sidePx, null);
        }
    }

    private static ArchiveException broken(Path file, String why, @Nullable Exception cause) {
        return new ArchiveException(Code.E_EXPORT, file + " cannot be used, " + why + "; export again.", cause);
    }
}
