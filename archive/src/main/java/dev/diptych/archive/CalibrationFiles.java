package dev.diptych.archive;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.diptych.archive.ArchiveException.Code;

/** What calibrations are called, how they are stored, and which one is the newest. */
public final class CalibrationFiles {
    private static final String TAKEN_AT_KEY = "taken_at";
    private static final Set<String> ARCHIVE_KEYS = Set.of(JsonDocument.SCHEMA_VERSION_KEY, JsonDocument.ENCODING_KEY,
            TAKEN_AT_KEY);
    /** ISO 8601 in its basic form, so that names sort by time. */
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'")
            .withZone(ZoneOffset.UTC);
    private static final Pattern DOCUMENT = Pattern.compile("calibration-\\d{8}T\\d{6}\\.\\d{3}Z\\.json");

    private CalibrationFiles() {
    }

    /** The page beside a calibration's document. */
    public static Path pageOf(Path document) {
        return document.resolveSibling(String.valueOf(document.getFileName()).replaceFirst("\\.json$", ".html"));
    }

    /**
     * The document with the latest time in its name; empty if the folder holds none or is not there.
     *
     * @throws ArchiveException E_STORAGE_IO if the folder cannot be listed
     */
    public static Optional<Path> newest(Path folder) throws ArchiveException {
        return newest(folder, "");
    }

    /**
     * The one that was the newest then, by the times in their names; empty if there was none yet.
     *
     * @throws ArchiveException E_STORAGE_IO if the folder cannot be listed
     */
    public static Optional<Path> newestAt(Path folder, Instant then) throws ArchiveException {
        return newest(folder, name(then));
    }

    private static String name(Instant takenAt) {
        return "calibration-" + STAMP.format(takenAt) + ".json";
    }

    /** @param last the last name that may be; empty if any may */
    private static Optional<Path> newest(Path folder, String last) throws ArchiveException {
        if (!Files.exists(folder)) {
            return Optional.empty();
        }
        Path newest = null;
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder,
                child -> isOneUpTo(String.valueOf(child.getFileName()), last))) {
            for (Path child : children) {
                if (newest == null || child.compareTo(newest) > 0) {
                    newest = child;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new ArchiveException(Code.E_STORAGE_IO,
                    folder + " could not be read (" + e + "); check its permissions and the disk.", e);
        }
        return Optional.ofNullable(newest);
    }

    private static boolean isOneUpTo(String name, String last) {
        return DOCUMENT.matcher(name).matches() && (last.isEmpty() || name.compareTo(last) <= 0);
    }

    static Path write(ArchiveLayout layout, Storage storage, Instant takenAt, ObjectNode document, byte[] page)
            throws ArchiveException {
        JsonDocument.refuseKeys("The calibration's document", document, ARCHIVE_KEYS);
        Path folder = layout.calibrationFolder();
        Path file = folder.resolve(name(takenAt));
        byte[] bytes = new JsonDocument().put(TAKEN_AT_KEY, takenAt.toString()).putSortedKeysOf(document).toBytes();
        return WriterThread.call(() -> {
            DurableFiles files = new DurableFiles(storage);
            try {
                files.makeFolders(layout.root(), folder);
                files.replace(pageOf(file), page);
                files.replace(file, bytes);
                return file;
            } catch (IOException e) {
                throw new StorageFault(storage, layout.root()).of(e, file, bytes.length + page.length,
                        "then calibrate again");
            }
        });
    }
}
