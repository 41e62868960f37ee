package dev.diptych.capture.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Under LC_ALL=C no path has an umlaut; in a JVM of its own, because the locale of paths is set at its start. */
class BoardInPlainLocaleTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aBoardWhosePathCannotBeWrittenIsOneSentence() throws IOException, InterruptedException {
        Path config = Files.writeString(folder.resolve("rig.toml"), """
                board = "br\u00fccke.toml"
                [camera]
                driver = "libcamera"
                readout_ms = 18.3
                studio_exposure_ms = 10
                studio_gain = 1
                flash_exposure_ms = 20
                flash_gain = 4
                """);
        Path err = folder.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true", "-cp",
                System.getProperty("java.class.path"), Main.class.getName(), "run", "--config", config.toString())
                .redirectError(err.toFile());
        builder.environment().put("LC_ALL", "C");

        Process run = builder.start();
        run.getInputStream().readAllBytes();

        assertNotEquals(0, run.waitFor());
        assertEquals(List.of("diptych: " + config
                + ", line 1: \"board\" must be the path of a board profile, not \"br\\u00fccke.toml\"."),
                Files.readAllLines(err));
    }
}
