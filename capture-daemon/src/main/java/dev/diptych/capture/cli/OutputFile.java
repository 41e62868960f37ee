package dev.diptych.capture.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that a verb was asked to write: it appears whole or not at all. */
final class OutputFile {
    private OutputFile() {
    }

    static void write(Path file, byte[] bytes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".tmp");
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(unfinished, bytes);
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            throw new IOException(file + " could not be written (" + reason(e)
                    + "); check the folder's permissions and free space.", e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.FileSystemException broken && broken.getReason() != null
                ? broken.getReason()
                : String.valueOf(e.getMessage());
    }
}
