package dev.diptych.capture.doctor;

import static dev.diptych.capture.doctor.FoundAssertions.assertFound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationCheckTest {
    @ParameterizedTest
    @CsvSource({"[calibration],OK,can be read", "[calibration,FAIL,rig.toml",
        "[calibratoin],FAIL,did you mean \"calibration\""})
    void tellsWhetherTheFileCanBeRead(String text, Severity severity, String evidence, @TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve("rig.toml"), text);

        assertFound(severity, "config.file", evidence, new ConfigurationCheck(Optional.of(file)).run());
    }

    @Test
    void withoutAFileThereAreTheDefaults() {
        assertFound(Severity.OK, "config.file", "default", new ConfigurationCheck(Optional.empty()).run());
    }
}
