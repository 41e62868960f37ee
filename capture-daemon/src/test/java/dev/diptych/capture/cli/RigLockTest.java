package dev.diptych.capture.cli;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.OperatorException;
import java.io.Closeable;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RigLockTest {
    @TempDir
    Path state = Path.of("");

    @Test
    void aSecondDaemonIsRefusedAndToldWhoIsTheFirst() throws Exception {
        try (Closeable _ = RigLock.take(state, "studio-1"); Closeable _ = RigLock.take(state, "studio-2")) {
            OperatorException refused = assertThrows(OperatorException.class, () -> RigLock.take(state, "studio-1"));

            assertTrue(String.valueOf(refused.getMessage())
                    .startsWith("The rig \"studio-1\" is run by process " + ProcessHandle.current().pid() + " since "),
                    refused.getMessage());
        }
        RigLock.take(state, "studio-1").close();
    }

    @Test
    void aFileInThePlaceOfTheFolderIsNamed() throws Exception {
        Path file = Files.createFile(state.resolve("file"));

        OperatorException refused = assertThrows(OperatorException.class, () -> RigLock.take(file, "rig"));

        assertTrue(String.valueOf(refused.getMessage()).contains(file.toString()), refused.getMessage());
    }
}
