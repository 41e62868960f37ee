package dev.diptych.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.io.SyncFailedException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.diptych.archive.ArchiveException.Code;

class StorageFaultTest {
    private static final long ROOMY_BYTES = 5_000_000_000L;
    private static final Path ROOT = Path.of("/data");
    private static final Path FILE = Path.of("/data/file");

    static Stream<Arguments> faults() {
        return Stream.of(
                // write(2) says it without a path, open(2) and mkdir(2) with one
                Arguments.of(new IOException("No space left on device"), ROOMY_BYTES, false, Code.E_STORAGE_FULL),
                Arguments.of(new FileSystemException("/data/x", null, "No space left on device"), ROOMY_BYTES, false,
                        Code.E_STORAGE_FULL),
                Arguments.of(new IOException("Disk quota exceeded"), ROOMY_BYTES, false, Code.E_STORAGE_FULL),
                // fsync(2) on a file system that allocates late
                Arguments.of(new SyncFailedException("No space left on device"), ROOMY_BYTES, false,
                        Code.E_STORAGE_FULL),
                // the text in the system's language
                Arguments.of(new IOException("Auf dem Gerät ist kein Speicherplatz mehr verfügbar"), 0L, false,
                        Code.E_STORAGE_FULL),
                Arguments.of(new FileSystemException("/data/x", null, "Das Dateisystem ist nur lesbar"), ROOMY_BYTES,
                        true, Code.E_STORAGE_READONLY),
                Arguments.of(new FileSystemException("/data/x", null, "Read-only file system"), ROOMY_BYTES, false,
                        Code.E_STORAGE_READONLY),
                // a full disk that is read-only is read-only first
                Arguments.of(new FileSystemException("/data/x", null, "Read-only file system"), 0L, true,
                        Code.E_STORAGE_READONLY),
                Arguments.of(new AccessDeniedException("/data/x"), ROOMY_BYTES, false, Code.E_STORAGE_READONLY),
                Arguments.of(new SyncFailedException("Input/output error"), ROOMY_BYTES, false, Code.E_STORAGE_SYNC),
                Arguments.of(new IOException("Input/output error"), ROOMY_BYTES, false, Code.E_STORAGE_IO),
                Arguments.of(new NoSuchFileException("/data/x"), ROOMY_BYTES, false, Code.E_STORAGE_IO),
                Arguments.of(new IOException(), ROOMY_BYTES, false, Code.E_STORAGE_IO));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultHasACode(IOException cause, long freeBytes, boolean readOnly, Code code) {
        StorageFault fault = new StorageFault(new Disk(freeBytes, readOnly), ROOT);

        ArchiveException exception = fault.of(cause, FILE, 1, "");

        assertEquals(code, exception.code());
        assertSame(cause, exception.getCause());
    }

    @Test
    void aFullDiskSaysHowMuchIsFreeAndNeeded() {
        StorageFault fault = new StorageFault(new Disk(12_399_999, false), ROOT);

        ArchiveException exception = fault.of(new IOException("No space left on device"), FILE, 40_010_000,
                "the frames lie in /tmp");

        assertEquals("The disk of /data has too little space, 12.3 MB free, 40.1 MB needed; free some space or choose "
                + "another archive; the frames lie in /tmp.", exception.getMessage());
    }

    @Test
    void otherFaultsNameThePathAndTheReason() {
        StorageFault fault = new StorageFault(new Disk(ROOMY_BYTES, false), ROOT);

        assertEquals("/data/file cannot be written (AccessDeniedException /data/x); make the archive writable for "
                + "this user or choose another one.",
                fault.of(new AccessDeniedException("/data/x"), FILE, 1, "").getMessage());
        assertEquals("/data/file could not be written (Input/output error); check the disk and save again.",
                fault.of(new IOException("Input/output error"), FILE, 1, "").getMessage());
        assertEquals("The disk did not confirm that /data/file is safe (Input/output error); use another disk.",
                fault.of(new SyncFailedException("Input/output error"), FILE, 1, "").getMessage());
    }

    /** A disk of which only the state is asked. */
    private record Disk(long freeBytes, boolean readOnly) implements Storage {
        @Override
        public void appendAndSync(Path file, byte[] bytes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void syncFile(Path file) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void createDirectory(Path folder) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void writeAndSync(Path newFile, byte[] bytes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void rename(Path from, Path to) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void syncDirectory(Path folder) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long usableBytes(Path path) {
            return freeBytes;
        }

        @Override
        public boolean isReadOnly(Path path) {
            return readOnly;
        }
    }
}
