package dev.diptych.archive.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.ArchiveException.Code;
import dev.diptych.archive.Sha256;

/** A folder that an export is written into. Whatever stops the writing leaves it marked as not complete. */
public final class ExportFolder {
    static final String DOCUMENT = "export.json";
    static final String INDEX = "index.tsv";
    private static final String README = "README.md";
    private static final String LIST = ".txt";
    private static final Set<String> DOCUMENTS = Set.of(DOCUMENT, INDEX, README, Part.TRAIN.label() + LIST,
            Part.VALIDATION.label() + LIST, Part.TEST.label() + LIST);
    private static final String UNFINISHED = ".unfinished";

    private final EarlierExport earlier;

    private ExportFolder(EarlierExport earlier) {
        this.earlier = earlier;
    }

    /**
     * A folder that is not there yet, is empty, or holds an export and nothing else. Nothing is written.
     *
     * @throws ArchiveException E_NOT_AN_EXPORT if it holds anything else, E_STORAGE_IO if it cannot be read
     */
    public static ExportFolder at(Path folder) throws ArchiveException {
        return new ExportFolder(EarlierExport.in(folder));
    }

    public Path folder() {
        return earlier.folder();
    }

    /** Whether an earlier export is there. */
    public boolean isFilled() {
        return !earlier.files().isEmpty();
    }

    /** What the earlier export takes, and {@link #begin} gives back. */
    public long earlierBytes() {
        return earlier.bytes();
    }

    /** Makes the folder, marks it as not complete, and takes away what the earlier export left. */
    public void begin(ExportDocument document) throws ArchiveException {
        write(DOCUMENT, document.unfinished());
        earlier.remove(folder().resolve(DOCUMENT));
    }

    /**
     * A file appears whole or not at all.
     *
     * @param name below the folder, with slashes
     */
    public void write(String name, byte[] bytes) throws ArchiveException {
        Path file = folder().resolve(name);
        Path unfinished = file.resolveSibling("." + file.getFileName() + UNFINISHED);
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.write(unfinished, bytes);
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            ArchiveException failure = new ArchiveException(Code.E_STORAGE_IO, file + " could not be written (" + e
                    + "); check the folder's permissions and free space, then export again.", e);
            try {
                Files.deleteIfExists(unfinished);
            } catch (IOException left) {
                failure.addSuppressed(left);
            }
            throw failure;
        }
    }

    /**
     * Writes the index, the lists of the parts and what else there is to say; the export is complete then.
     *
     * @return the identity of what was exported, as {@link TrainingSet#sha256} has it
     */
    public String finish(ExportDocument document, List<ExportRow> rows, List<LeftOut> leftOut)
            throws ArchiveException {
        String dataSha256 = new TrainingSet(rows.stream().map(row -> row.in(folder())).toList(), List.of()).sha256();
        byte[] index = ExportIndex.toTsv(rows);
        write(INDEX, index);
        if (document.layout() == ExportLayout.FAID) {
            for (Part part : Part.values()) {
                write(part.label() + LIST, list(rows, part));
            }
        }
        write(README, ExportReadme.of(document, rows).getBytes(StandardCharsets.UTF_8));
        write(DOCUMENT, document.finished(rows, leftOut, dataSha256, Sha256.of(index)));
        return dataSha256;
    }

    private static byte[] list(List<ExportRow> rows, Part part) {
        StringBuilder lines = new StringBuilder();
        rows.stream()
                .filter(row -> row.part() == part)
                .forEach(row -> lines.append(row.flash().replaceFirst("_flash\\.png$", "\n")));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a file below an export's folder is one that an export writes. */
    static boolean isOwn(Path folder, Path file) {
        Path within = folder.relativize(file);
        String last = String.valueOf(within.getFileName());
        String plain = last.startsWith(".") && last.endsWith(UNFINISHED)
                ? last.substring(1, last.length() - UNFINISHED.length())
                : last;
        String name = within.resolveSibling(plain).toString().replace('\\', '/');
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && (DOCUMENTS.contains(name) || ExportLayout.isPicture(name));
    }
}
