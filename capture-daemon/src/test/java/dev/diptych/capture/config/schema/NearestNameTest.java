package dev.diptych.capture.config.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    private static final List<String> NAMES = List.of("residual_lamp_ratio", "flash_ratio", "warn");

    @ParameterizedTest
    @CsvSource({ //
        "residual_lamp_ratio, residual_lamp_ratio", // right already
        "residual_lampratio, residual_lamp_ratio", // a letter missing
        "flahs_ratio, flash_ratio", // two letters swapped
        "wran, warn", // short names forgive two letters
        "brightness, ''"}) // nothing like it
    void findsTheNameThatWasMeant(String typed, String meant) {
        assertEquals(meant, NearestName.to(typed, NAMES).orElse(""));
    }
}
