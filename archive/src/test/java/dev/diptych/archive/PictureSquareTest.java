package dev.diptych.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureSquareTest {
    private static final PictureSquare CROP = new PictureSquare(100, 50, 255.5);

    @ParameterizedTest
    @CsvSource({
        // Corner pixel onto corner pixel: twice as many pixels, but for one.
        "100, 50, 255.5, 0, 0, 511", "150, 100, 100, 100, 100, 200",
        // Beyond the crop on the left and above, then on the right and below.
        "90, 40, 100, 0, 0, 200", "300, 250, 100, 311, 311, 200",
        // Larger than the crop.
        "80, 30, 300, 0, 0, 511"})
    void aSquareIsFoundAgainInACrop(double x, double y, double side, double wantedX, double wantedY,
            double wantedSide) {
        assertEquals(new PictureSquare(wantedX, wantedY, wantedSide), new PictureSquare(x, y, side).within(CROP, 512));
    }

    @Test
    void nonsenseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new PictureSquare(0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new PictureSquare(Double.NaN, 0, 1));
    }
}
