package dev.diptych.capture.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.OperatorException;
import dev.diptych.rig.light.LightResponse;
import dev.diptych.rig.light.Spread;
import dev.diptych.rig.preview.PreviewSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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
                [preview]
                level = 0.1
                [[light]]
                id = "front-left"
                off_dead_ms = [290, 310.5, 330]
                off_fall_ms = [60, 70, 80]
                on_dead_ms = [90, 100, 110]
                on_rise_ms = [38, 40, 42]
                """);

        assertEquals(new QualityLimits(Map.of(QualityMeasure.FLASH_RATIO, new QualityLimits.Limit(0.7, 0.2))),
                config.quality());
        assertEquals(0.25, config.region().radiusX());
        assertEquals(0.01, config.roomLightRatio().orElseThrow());
        assertEquals(new PreviewSettings(0.1, 60_000_000_000L, 2_000_000_000L), config.preview());
        LightResponse response = config.responses().get("front-left");
        assertEquals(new Spread(290_000_000, 310_500_000, 330_000_000), response == null ? null : response.offDead());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { //
        "[quality] # flash_rtaio_warn = 1 | unknown key \"quality.flash_rtaio_warn\"; did you mean \"quality.flash_ratio_warn\"?",
        "[qualitty] # a = 1 | unknown key \"qualitty\"; did you mean \"quality\"?",
        "[framing] # zoom = 2 | unknown key \"framing.zoom\"; known here: centre_x, centre_y, radius_x, radius_y.",
        "[quality] # flash_ratio_warn = \"high\" | \"quality.flash_ratio_warn\" must be a number from 0 to 1, not \"high\".",
        "[preview] # level = 0.3 | \"preview.level\" must be a number from 0.02 to 0.2, not 0.3.",
        "[preview] # longest_s = 61 | \"preview.longest_s\" must be a number from 3 to 60, not 61.",
        "[quality] # flash_ratio_warn = nan | \"quality.flash_ratio_warn\" must be a number from 0 to 1, not nan.",
        "quality = 3 | \"quality\" must be a table, as in [quality].",
        "[light] # id = \"a\" | \"light\" must be written as [[light]], once for each.",
        "[[light]] # off_dead_ms = [1,2,3] | [[light]] needs \"id\", a line of text, as in id = \"front-left\".",
        "[[light]] # id = \"a\" # off_dead_ms = [3,2,1] | \"light.off_dead_ms\" must be the percentiles p0.1, p50, p99.9: a list of 3 numbers from 0 to 5000 in rising order, not [3, 2, 1].",
        "[[light]] # id = \"a\" # off_dead_ms = [1,2] | \"light.off_dead_ms\" must be the percentiles p0.1, p50, p99.9: a list of 3 numbers from 0 to 5000 in rising order, not [1, 2].",
        "[[light]] # id = \"front-left\" # off_dead_ms = [1,2,3] | [[light]] \"front-left\" needs \"off_fall_ms\", the percentiles p0.1, p50, p99.9: a list of 3 numbers from 0 to 5000 in rising order, as in off_fall_ms = [59, 62, 65].",
        "[quality] # residual_lamp_ratio_warn = 0.01 | \"quality.residual_lamp_ratio_warn\": it is 0.01 and must not be above \"quality.residual_lamp_ratio_retake\", which is 0.00125.",
        "[quality] # flash_ratio_retake = 0.6 | \"quality.flash_ratio_warn\": it is 0.5 and must not be below \"quality.flash_ratio_retake\", which is 0.6.",
        "[quality] # clipped_ratio_warn = 0.3 | \"quality.clipped_ratio_warn\": it is 0.3 and must not be above \"quality.clipped_ratio_retake\", which is 0.2.",
        "[quality] # registration_error_px_retake = 0.5 | \"quality.registration_error_px_warn\": it is 1.0 and must not be above \"quality.registration_error_px_retake\", which is 0.5.",
        "[quality] # dropped_frames_warn = 4 | \"quality.dropped_frames_warn\": it is 4.0 and must not be above \"quality.dropped_frames_retake\", which is 3.0.",
        "[quality] # lamp_timing_ms_retake = -1 | \"quality.lamp_timing_ms_retake\" must be a number from 0 to 1000, not -1.",
        "[quality] # lamp_timing_warn = 2 | unknown key \"quality.lamp_timing_warn\"; did you mean \"quality.lamp_timing_ms_warn\"?",
        "[quality] # blur_px_warn = \"none\" | \"quality.blur_px_warn\" must be a number from 0 to 100, not \"none\".",
        "[room] # light_ratio = 0.3 | \"room.light_ratio\" must be a number from 0 to 0.2, not 0.3.",
        "[room] # light_ratio = 0.1 # light_ratio = 0.1 | , line 3: this is not TOML",
        "[room] # light_ratio = 0.1 # [room] | , line 3: this is not TOML",
        "[room] # light_ratio = 0.1 # \u0007 = 1 | , line 3: this is not TOML",
        "[room] # light_ratio = \u00001 | , line 2: this is not TOML: it holds a zero byte.",
        "[quality # | , line 1: this is not TOML"})
    void refusesWhatItDoesNotUnderstandInOneSentence(String lines, String expected) {
        OperatorException refusal = assertThrows(OperatorException.class, () -> read(lines.replace(" # ", "\n")));

        assertTrue(String.valueOf(refusal.getMessage()).contains(expected), String.valueOf(refusal.getMessage()));
        assertTrue(String.valueOf(refusal.getMessage()).contains("rig.toml"));
        assertEquals(1, String.valueOf(refusal.getMessage()).lines().count());
    }

    @ParameterizedTest
    @CsvSource({"residual_lamp_ratio, 0.0001, 0.0002", "flash_ratio, 0.8, 0.7", "flash_level_ratio, 0.3, 0.4",
        "studio_level_ratio, 0.3, 0.4", "lamp_timing_ms, 40, 50", "clipped_ratio, 0.3, 0.4", "blur_px, 40, 50",
        "motion_ratio, 0.3, 0.4", "exposure_ratio, 0.3, 0.4", "dropped_frames, 40, 50", "late_edges_ms, 40, 50",
        "registration_error_px, 40, 50"})
    void everyMeasureHasItsTwoLimits(String key, double warn, double retake) throws Exception {
        QualityMeasure measure = QualityMeasure.valueOf(key.toUpperCase(Locale.ROOT));

        QualityLimits limits = read("[quality]\n" + key + "_warn = " + warn + "\n" + key + "_retake = " + retake + "\n")
                .quality();

        assertEquals(new QualityLimits(Map.of(measure, new QualityLimits.Limit(warn, retake))), limits);
    }

    @ParameterizedTest
    @EnumSource
    void theUsualLimitsAreInOrder(QualityMeasure measure) {
        QualityLimits.Limit usual = QualityLimits.DEFAULT.of(measure);

        assertFalse(measure.isBeyond(usual.warn(), usual.retake()), usual.toString());
    }

    @Test
    void limitsMayBeEqual() throws Exception {
        assertEquals(new QualityLimits.Limit(0.2, 0.2), read("""
                [quality]
                flash_ratio_warn = 0.2
                """).quality().of(QualityMeasure.FLASH_RATIO));
    }

    @Test
    void aByteOrderMarkAndTheLineEndsOfWindowsAreNoMatter() throws Exception {
        assertEquals(0.01, read("\ufeff[room]\r\nlight_ratio = 0.01\r\n").roomLightRatio().orElseThrow());
    }

    @Test
    void bytesThatAreNoTextAreRefusedWithTheirLine() throws Exception {
        Path file = Files.write(folder.resolve("rig.toml"), new byte[]{'#', '\n', '#', '\n', (byte) 0xff, (byte) 0xd8});

        OperatorException refusal = assertThrows(OperatorException.class, () -> RigConfigReader.read(file));

        assertEquals(file + ", line 3: this is not TOML: it holds bytes that are no UTF-8 text.", refusal.getMessage());
    }

    @Test
    void listsThatAreNestedWithoutEndAreRefused() {
        OperatorException refusal = assertThrows(OperatorException.class, () -> read("x = " + "[".repeat(100_000)));

        assertEquals(folder.resolve("rig.toml")
                + ": this is not TOML: its lists or tables are nested too deeply.", refusal.getMessage());
    }

    @Test
    void theLineOfARefusalIsTheLineOfItsKey() {
        OperatorException refusal = assertThrows(OperatorException.class, () -> read("""
                # a comment
                [[light]]
                id = "front-left"

                off_ded_ms = [290, 304, 318]
                """));

        assertEquals(folder.resolve("rig.toml")
                + ", line 5: unknown key \"light.off_ded_ms\"; did you mean \"light.off_dead_ms\"?",
                refusal.getMessage());
    }

    @Test
    void aFileOfMoreThanAMegabyteIsRefused() throws Exception {
        assertEquals(RigConfig.DEFAULT, read("#".repeat(1 << 20)));
        OperatorException refusal = assertThrows(OperatorException.class, () -> read("#".repeat((1 << 20) + 1)));

        assertEquals("The configuration " + folder.resolve("rig.toml")
                + " is larger than a megabyte, which no configuration is; check the path.", refusal.getMessage());
    }

    private RigConfig read(String toml) throws OperatorException, IOException {
        return RigConfigReader.read(Files.writeString(folder.resolve("rig.toml"), toml));
    }
}
