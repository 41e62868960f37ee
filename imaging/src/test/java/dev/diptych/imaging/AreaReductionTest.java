package dev.diptych.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaReductionTest {
    @Test
    void aWholePictureReducedByAWholeFactorIsTheMeanOfItsSquares() {
        Srgb8Image picture = ramps(12, 12);

        SrgbPlanes reduced = AreaReduction.square(picture, Box.ofImage(12, 12), 4);

        Srgb8Image squares = BoxReduction.by(picture, 3);
        for (int i = 0; i < squares.rgb().length; i++) {
            assertEquals(squares.rgb()[i] & 0xff, 255 * reduced.at(i / 3 % 4, i / 12, i % 3), 0.5);
        }
    }

    @Test
    void pixelsCoveredInPartCountInPart() {
        // Columns 0, 60, 120, 180, 240; two cells of 2.5 px.
        Srgb8Image picture = new Srgb8Image(5, 5);
        for (int i = 0; i < picture.rgb().length; i++) {
            picture.rgb()[i] = (byte) (i / 3 % 5 * 60);
        }

        SrgbPlanes reduced = AreaReduction.square(picture, Box.ofImage(5, 5), 2);

        assertEquals((0 + 60 + 0.5 * 120) / 2.5, 255 * reduced.at(0, 1, 0), 1e-3);
        assertEquals((0.5 * 120 + 180 + 240) / 2.5, 255 * reduced.at(1, 0, 2), 1e-3);
    }

    @Test
    void cellsBeyondTheSquareAreThoseOfALargerOne() {
        Srgb8Image picture = ramps(30, 30);
        SquareCells middle = new SquareCells(new Box(10, 10, 9, 9), 4);
        float[] block = new float[3 * 12 * 8];

        AreaReduction.cells(picture, new CellBlock(middle, -4, -2, 12, 8), block);

        SrgbPlanes whole = AreaReduction.square(picture, Box.ofImage(30, 30), 12);
        for (int i = 0; i < block.length; i++) {
            assertEquals(whole.at(i % 12, i / 12 % 8 + 2, i / 96), block[i], 1e-6);
        }
    }

    @Test
    void aBlockHasACell() {
        SquareCells grid = new SquareCells(new Box(0, 0, 9, 9), 4);

        assertThrows(IllegalArgumentException.class, () -> new CellBlock(grid, 0, 0, 1, 0));
    }

    @ParameterizedTest
    @CsvSource({"10.3, 20.6, 39, 10, reduced four times", "12, 14, 21.7, 10, reduced by a broken factor",
        "15.25, 10.5, 15, 16, pixel for pixel between pixels", "20.5, 22.2, 6, 16, enlarged"})
    void aRampIsReadAtTheCentresOfTheCells(double left, double top, double side, int sidePx, String reason) {
        SquareCells cells = new SquareCells(new Box(left, top, side, side), sidePx);

        SrgbPlanes reduced = AreaReduction.square(ramps(64, 64), cells.box(), sidePx);

        // Pixels are plain squares: where a cell cuts them unevenly its mean is off by up to 1 / (8 pitch) of a pixel.
        for (int y = 0; y < sidePx; y++) {
            for (int x = 0; x < sidePx; x++) {
                assertEquals(3 * cells.pictureX(x), 255 * reduced.at(x, y, 0), 0.2, reason);
                assertEquals(2 * cells.pictureY(y), 255 * reduced.at(x, y, 1), 0.2, reason);
            }
        }
    }

    @Test
    void edgePixelsAreRepeatedBeyondThePicture() {
        Srgb8Image picture = ramps(8, 6);

        SrgbPlanes reduced = AreaReduction.square(picture, new Box(-20, -20, 39, 39), 20);

        assertEquals(picture.at(0, 0, 1), 255 * reduced.at(0, 0, 1), 1e-3);
        assertEquals(picture.at(7, 5, 0), 255 * reduced.at(19, 19, 0), 1e-3);
        assertEquals((picture.at(2, 5, 0) + picture.at(3, 5, 0)) / 2.0, 255 * reduced.at(11, 19, 0), 1e-3);
    }

    @Test
    void aPictureOfTheSameSizeStays() {
        Srgb8Image picture = ramps(16, 16);

        assertArrayEquals(SrgbPlanes.of(picture).values(),
                AreaReduction.square(picture, Box.ofImage(16, 16), 16).values(), 1e-6f);
    }

    @Test
    void nonsenseIsRefused() {
        Srgb8Image picture = ramps(8, 8);

        assertThrows(IllegalArgumentException.class, () -> AreaReduction.square(picture, new Box(0, 0, 4, 5), 4));
        assertThrows(IllegalArgumentException.class,
                () -> AreaReduction.square(picture, Box.ofImage(8, 8), 4, new float[16]));
        assertThrows(IllegalArgumentException.class, () -> new SquareCells(Box.ofImage(8, 8), 0));
    }

    /** Red is three times the column, green twice the row, blue 50. */
    private static Srgb8Image ramps(int width, int height) {
        Srgb8Image image = new Srgb8Image(width, height);
        for (int i = 0, k = 0; i < width * height; i++, k += 3) {
            image.rgb()[k] = (byte) (3 * (i % width));
            image.rgb()[k + 1] = (byte) (2 * (i / width));
            image.rgb()[k + 2] = 50;
        }
        return image;
    }
}
