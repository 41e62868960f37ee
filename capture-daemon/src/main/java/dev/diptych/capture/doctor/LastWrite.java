package dev.diptych.capture.doctor;

import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.ArchiveReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** When an archive was last written, by the times of its journal and its calibrations: every pair is journalled. */
final class LastWrite {
    private LastWrite() {
    }

    /** Empty if there is no archive, or none that can be read, which is another check's business. */
    static Optional<Instant> of(Path root) throws IOException {
        ArchiveReader archive;
        try {
            archive = ArchiveReader.open(root);
        } catch (ArchiveException e) {
            return Optional.empty();
        }
        Instant newest = Instant.MIN;
        for (Path folder : new Path[]{archive.journalFolder(), archive.calibrationFolder()}) {
            if (Files.isDirectory(folder)) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                    for (Path file : files) {
                        Instant written = Files.getLastModifiedTime(file).toInstant();
                        newest = written.isAfter(newest) ? written : newest;
                    }
                }
            }
        }
        return newest.equals(Instant.MIN) ? Optional.empty() : Optional.of(newest);
    }
}
