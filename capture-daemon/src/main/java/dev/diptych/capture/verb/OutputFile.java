package dev.diptych.capture.verb;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that a verb was asked to write: it appears whole or not at all. */
public final class OutputFile {
    private OutputFile() {
    }

    public static void write(Path file, byte[] bytes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".tmp");
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(unfinished, bytes);
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            IOException failure = new IOException(file + " could not be written (" + reason(e)
                    + "); check the folder's permissions and free space.", e);
            try {
                Files.deleteIfExists(unfinished);
            } catch (IOException left) {
                failure.addSuppressed(left);
            }
            throw failure;
        }
    }

    /** Whether two paths name one file, through links too. A file that is not there yet is compared by its path. */
    public static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            return absolute(one).equals(absolute(other));
        }
    }

    /** One spelling for each file, so that paths can be compared. */
    public static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }

    /** A file below {@code folder} as the operator named that: relative stays relative. */
    public static Path shown(Path folder, Path file) {
        return folder.resolve(absolute(folder).relativize(absolute(file)));
    }

    private static String reason(IOException e) {
        return switch (e) {
            case FileSystemException broken when broken.getReason() != null -> broken.getReason();
            case FileSystemException broken -> FailureWords.of(broken);
            default -> e.getMessage() == null ? FailureWords.of(e) : e.getMessage();
        };
    }
}
