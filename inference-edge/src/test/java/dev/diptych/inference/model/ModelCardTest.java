package dev.diptych.inference.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.diptych.inference.TinyNetworks;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCardTest {
    private static final String AGAIN = "; export it again with `diptych export-onnx`.";
    private final Map<String, String> metadata = new HashMap<>(TinyNetworks.card("tiny").toMetadata());

    @Test
    void whatIsWrittenIsRead() throws ModelException {
        metadata.put("somebody.else", "untouched");

        assertEquals(TinyNetworks.card("tiny"), ModelCard.read("tiny.onnx", metadata));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "paper", "encoding", "lights", "width", "parameters", "side_px",
        "sigma_spatial_ratio", "sigma_range", "training_data", "training_data_sha256"})
    void namesTheFactThatIsMissing(String fact) {
        metadata.remove("diptych." + fact);

        assertRefused("tiny.onnx has a model card without diptych." + fact + AGAIN);
    }

    @ParameterizedTest
    @CsvSource({"encoding, D", "lights, 'FLASH,'", "lights, 'FLASH,SUN'", "width, wide", "parameters, 1.5",
        "side_px, 99999999999", "sigma_spatial_ratio, 3 %", "sigma_range, -", "metric.psnr_db, high"})
    void namesTheFactThatIsMalformed(String fact, String value) {
        metadata.put("diptych." + fact, value);

        assertRefused("tiny.onnx has a model card whose diptych." + fact + " cannot be \"" + value + "\"" + AGAIN);
    }

    @ParameterizedTest
    @CsvSource({"name, ../tiny, is no model's name: ../tiny", "name, Tiny, is no model's name: Tiny",
        "width, NaN, 'must lie in 0..16, not be NaN'", "parameters, 0, 'must be positive, not 0'",
        "name, pair-fit, 'is pair-fit, the name of the corrector that learns from a pair and has no file'",
        "side_px, 0, 'must be a positive multiple of 32, not 0'",
        "side_px, 130, 'must be a positive multiple of 32, not 130'",
        "sigma_spatial_ratio, 0, 'must lie in 0..1, not be 0.0'",
        "sigma_range, 0.04, 'must lie in 0.05..10.0, not be 0.04'",
        "sigma_range, 11, 'must lie in 0.05..10.0, not be 11.0'",
        "training_data_sha256, 12AB, 'must be 64 lower-case hex digits, not 12AB'",
        "metric.psnr_db, NaN, 'must be a number with a name, not NaN'"})
    void namesTheFactThatCannotBe(String fact, String value, String why) {
        metadata.put("diptych." + fact, value);

        assertRefused("tiny.onnx has a model card whose diptych." + fact + " " + why + AGAIN);
    }

    @Test
    void refusesAFilterWiderThanThereIs() {
        metadata.put("diptych.side_px", "64000");

        assertRefused("tiny.onnx has a model card whose diptych.sigma_spatial_ratio must not exceed 1000.0 px at the"
                + " model's side, as 0.03 does" + AGAIN);
    }

    @Test
    void refusesFactsOfALaterProgram() {
        metadata.put("diptych.colour", "mauve");

        assertRefused("tiny.onnx has a model card with the unknown fact diptych.colour" + AGAIN);
    }

    @Test
    void refusesALaterForm() {
        metadata.put("diptych.card", "2");

        assertRefused("tiny.onnx has a model card of version 2, where this program knows version 1" + AGAIN);
    }

    @Test
    void refusesAFileWithoutCard() {
        metadata.clear();

        assertRefused("tiny.onnx has no model card, so it is not known what it is for" + AGAIN);
    }

    private void assertRefused(String sentence) {
        ModelException refusal = assertThrows(ModelException.class, () -> ModelCard.read("tiny.onnx", metadata));

        assertEquals(sentence, refusal.sentence());
        assertEquals(ModelStatus.DAMAGED, refusal.status());
    }
}
