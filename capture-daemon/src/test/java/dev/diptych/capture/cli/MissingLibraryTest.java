package dev.diptych.capture.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.session.SampleArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where SQLite cannot be unpacked; in a JVM of its own, because a library is loaded once. */
class MissingLibraryTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aListWithoutSqliteIsOneSentence() throws IOException, InterruptedException {
        Path archive = folder.resolve("archive");
        SampleArchive.writeInto(archive);
        Path noFolder = Files.writeString(folder.resolve("file"), "");
        Path err = folder.resolve("stderr");

        Process list = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true", "-Dorg.sqlite.tmpdir=" + noFolder,
                "-cp", System.getProperty("java.class.path"), Main.class.getName(), "session", "list", "--archive",
                archive.toString()).redirectError(err.toFile()).start();
        list.getInputStream().readAllBytes();

        assertEquals(1, list.waitFor());
        List<String> lines = Files.readAllLines(err);
        assertEquals(1, lines.size(), lines.toString());
        assertTrue(lines.getFirst().startsWith("diptych: SQLite's native library cannot be loaded ("),
                lines.toString());
        assertTrue(lines.getFirst().endsWith("with DIPTYCH_JAVA_OPTS=-Dorg.sqlite.tmpdir=DIR."), lines.toString());
    }
}
