package dev.diptych.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SquareCellsTest {
    @Test
    void theSquareReachesHalfAPixelBeyondTheCentresOfItsCornerPixels() {
        SquareCells cells = new SquareCells(new Box(10, 30, 11, 11), 4);

        assertEquals(3, cells.pitchPx());
        assertEquals(9.5, cells.pictureX(-0.5));
        assertEquals(21.5, cells.pictureX(3.5));
        assertEquals(29.5, cells.pictureY(-0.5));
        assertEquals(31, cells.pictureY(0));
    }

    @Test
    void cellsOfAPictureAsManyAsItsPixelsAreItsPixels() {
        SquareCells cells = new SquareCells(Box.ofImage(7, 7), 7);

        assertEquals(3, cells.pictureX(3), 1e-12);
        assertEquals(6, cells.cellY(6), 1e-12);
    }

    @Test
    void thereAndBack() {
        SquareCells cells = new SquareCells(new Box(-3.25, 8.5, 700.75, 700.75), 128);

        assertEquals(17.3, cells.cellX(cells.pictureX(17.3)), 1e-9);
        assertEquals(99.1, cells.cellY(cells.pictureY(99.1)), 1e-9);
    }
}
