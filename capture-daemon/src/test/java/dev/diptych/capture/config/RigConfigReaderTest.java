package dev.diptych.capture.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.OperatorException;
import dev.diptych.rig.light.LightResponse;
import dev.diptych.rig.light.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RigConfigReaderTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void anEmptyFileIsTheDefault() throws Exception {
        assertEquals(RigConfig.DEFAULT, read(""));
    }

    @Test
    void readsWhatIsGivenAndKeepsTheRest() throws Exception {
        RigConfig config = read("""
                [quality]
                flash_ratio_warn = 0.7
                [framing]
                radius_x = 0.25
                [room]
                light_ratio = 0.01
                [[light]]
                id = "front-left"
                off_dead_ms = [290, 310.5, 330]
                off_fall_ms = [60, 70, 80]
                on_dead_ms = [90, 100, 110]
                on_rise_ms = [38, 40, 42]
                """);

        assertEquals(new QualityLimits.Limit(0.7, QualityLimits.DEFAULT.flashRatio().retake()),
                config.quality().flashRatio());
        assertEquals(QualityLimits.DEFAULT.clippedRatio(), config.quality().clippedRatio());
        assertEquals(0.25, config.region().radiusX());
        assertEquals(0.01, config.roomLightRatio().orElseThrow());
        LightResponse response = config.responses().get("front-left");
        assertEquals(new Spread(290_000_000, 310_500_000, 330_000_000), response == null ? null : response.offDead());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { //
        "[quality] # flash_rtaio_warn = 1 | unknown key \"quality.flash_rtaio_warn\"; did you mean \"quality.flash_ratio_warn\"?",
        "[qualitty] # a = 1 | unknown key \"qualitty\"; did you mean \"quality\"?",
        "[framing] # zoom = 2 | unknown key \"framing.zoom\"; known here: centre_x, centre_y, radius_x, radius_y.",
        "[quality] # flash_ratio_warn = \"high\" | \"quality.flash_ratio_warn\" must be a number from 0 to 1, not \"high\".",
        "[quality] # flash_ratio_warn = nan | \"quality.flash_ratio_warn\" must be a number from 0 to 1, not \"NaN\".",
        "quality = 3 | \"quality\" must be a table, as in [quality].",
        "[light] # id = \"a\" | \"light\" must be written as [[light]], once for each.",
        "[[light]] # off_dead_ms = [1,2,3] | [light] needs \"id\", a text.",
        "[[light]] # id = \"a\" # off_dead_ms = [3,2,1] | \"light.off_dead_ms\": write the percentiles p0.1, p50 and p99.9 in rising order.",
        "[[light]] # id = \"a\" # off_dead_ms = [1,2] | \"light.off_dead_ms\" must be a list of 3 numbers.",
        "[quality # | , line 1: this is not TOML"})
    void refusesWhatItDoesNotUnderstandInOneSentence(String lines, String expected) {
        OperatorException refusal = assertThrows(OperatorException.class, () -> read(lines.replace(" # ", "\n")));

        assertTrue(String.valueOf(refusal.getMessage()).contains(expected), String.valueOf(refusal.getMessage()));
        assertTrue(String.valueOf(refusal.getMessage()).contains("rig.toml"));
    }

    private RigConfig read(String toml) throws OperatorException, IOException {
        return RigConfigReader.read(Files.writeString(folder.resolve("rig.toml"), toml));
    }
}
