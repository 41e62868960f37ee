package dev.diptych.capture.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
    private static final Path PAGE = Path.of("..", "docs", "CONFIGURATION.md");

    @Test
    void thePageIsMadeFromTheKeys() throws Exception {
        String made = ConfigurationPage.text();
        if (Boolean.getBoolean("diptych.update")) {
            Files.writeString(PAGE, made);
        }

        assertEquals(made, Files.exists(PAGE) ? Files.readString(PAGE) : "",
                "docs/CONFIGURATION.md is not what the keys say; make it anew: " + ConfigurationPage.COMMAND);
    }
}
