package dev.diptych.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairFitSettingsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0  | 8  | 1   | 1   | 1 | The pair-fit setting cellsOnLongSide must be from 1 to 64, but it is 0.",
        "65 | 8  | 1   | 1   | 1 | The pair-fit setting cellsOnLongSide must be from 1 to 64, but it is 65.",
        "24 | 33 | 1   | 1   | 1 | The pair-fit setting lumaBins must be from 1 to 32, but it is 33.",
        "24 | 8  | 0   | 1   | 1 | The pair-fit setting spatialSmoothness must be more than 0 and at most 1e6, but it is 0.0.",
        "24 | 8  | 1   | NaN | 1 | The pair-fit setting lumaSmoothness must be more than 0 and at most 1e6, but it is NaN.",
        "24 | 8  | 1   | 1   | -1 | The pair-fit setting pullToGlobal must be more than 0 and at most 1e6, but it is -1.0."})
    void refusesNonsense(int cells, int bins, double spatial, double luma, double pull, String sentence) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                () -> new PairFitSettings(cells, bins, spatial, luma, pull));

        assertEquals(sentence, refusal.getMessage());
    }
}
