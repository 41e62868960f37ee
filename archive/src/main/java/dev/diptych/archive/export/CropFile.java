package dev.diptych.archive.export;

import java.io.IOException;
import java.nio.file.Path;

import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.ArchiveException.Code;
import dev.diptych.archive.Sha256;

/**
 * A picture's file.
 *
 * @param sha256 what it held when it was listed: 64 lower-case hexadecimal digits
 */
public record CropFile(Path file, String sha256) {
    /**
     * The file, after a look at each of its bytes.
     *
     * @throws ArchiveException E_EXPORT if it is not what was listed, or cannot be read
     */
    public Path verified() throws ArchiveException {
        String found;
        try {
            found = Sha256.ofFile(file);
        } catch (IOException e) {
            throw new ArchiveException(Code.E_EXPORT, file + " cannot be read (" + e + "); export again.", e);
        }
        if (!found.equals(sha256)) {
            throw new ArchiveException(Code.E_EXPORT,
                    file + " is not what was listed: its SHA-256 differs; export again.", null);
        }
        return file;
    }
}
