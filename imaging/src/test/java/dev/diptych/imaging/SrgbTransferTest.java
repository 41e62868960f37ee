package dev.diptych.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SrgbTransferTest {
    @Test
    void everyCodeSurvivesTheWayToLightAndBack() {
        for (int code = 0; code < 256; code++) {
            assertEquals(code, SrgbTransfer.toCode8(SrgbTransfer.toLinear(code)));
        }
    }

    @Test
    void lightGoesToTheNearestCode() {
        for (double linear = 0; linear < 1; linear += 0.00037) {
            double encoded = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;

            assertEquals(255 * encoded, SrgbTransfer.toCode8((float) linear), 0.5001);
        }
    }

    @ParameterizedTest(name = "{0} becomes {1}: {2}")
    @CsvSource({"-0.5, 0, below black", "1.5, 255, above white", "NaN, 0, no light known", "Infinity, 255, saturated",
        "0.2140, 127, mid grey: 0.2140 is 127.48"})
    void lightOutsideTheRangeIsClipped(float linear, int code, String why) {
        assertEquals(code, SrgbTransfer.toCode8(linear), why);
    }

    @Test
    void codesOnTheStandardsTwoPieces() {
        assertEquals(10 / 255.0 / 12.92, SrgbTransfer.toLinear(10), 1e-7);
        assertEquals(0.5028865, SrgbTransfer.toLinear(188), 1e-6);
    }
}
