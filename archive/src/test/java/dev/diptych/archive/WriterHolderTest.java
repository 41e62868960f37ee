package dev.diptych.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterHolderTest {
    @TempDir
    Path root = Path.of("");

    @Test
    void anArchiveThatNobodyWritesHasNoWriter() throws IOException {
        Archive.open(root).close();

        assertEquals(Optional.empty(), ArchiveReader.open(root).writer());
    }

    @Test
    void theWriterIsNamedAndKeepsItsLock() throws IOException {
        try (Archive archive = Archive.open(root)) {
            ArchiveReader reader = ArchiveReader.open(archive.root());

            assertTrue(reader.writer().orElseThrow().contains("process " + ProcessHandle.current().pid()));
            // Asking, and being refused, must not open the lock's file: closing it would free the lock.
            assertThrows(ArchiveException.class, () -> Archive.open(root));
            assertTrue(reader.writer().isPresent());
        }
    }

    @Test
    void aWriterThatIsClosedTwiceFreesNobodyElsesLock() throws IOException {
        Archive first = Archive.open(root);
        first.close();
        try (Archive second = Archive.open(root)) {
            first.close();

            assertTrue(ArchiveReader.open(second.root()).writer().isPresent());
        }
    }
}
