package dev.diptych.inference.deepflash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.diptych.imaging.Box;
import dev.diptych.imaging.face.Face;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadAndShouldersTest {
    @Test
    void holdsTheHeadWithRoomForTheShoulders() {
        HeadAndShoulders view = HeadAndShoulders.around(new Face(new Box(500, 250, 100, 100), 20), 1280, 720);

        assertEquals(new Box(435, 196.5, 230, 230), rounded(view.square()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"left, 0, 300, 0, 246.5", "above, 600, 5, 535, 0", "right, 1170, 300, 1049, 246.5",
        "below, 600, 610, 535, 489"})
    void isShiftedInside(String where, double x, double y, double squareX, double squareY) {
        HeadAndShoulders view = HeadAndShoulders.around(new Box(x, y, 100, 100), 1280, 720);

        assertEquals(new Box(squareX, squareY, 230, 230), rounded(view.square()), where);
    }

    @Test
    void isAsSmallAsThePictureWhereItDoesNotFit() {
        HeadAndShoulders view = HeadAndShoulders.around(new Box(400, 100, 400, 400), 1280, 720);

        assertEquals(new Box(240.5, 0, 719, 719), view.square());
    }

    @Test
    void isCentralWhereThereIsNoFace() {
        assertEquals(new Box(0, 210, 719, 719), HeadAndShoulders.central(720, 1140).square());
        assertEquals(new Box(0, 0, 0, 0), HeadAndShoulders.central(1, 1).square());
    }

    @Test
    void isASquare() {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                () -> new HeadAndShoulders(new Box(0, 0, 10, 9)));

        assertEquals("A view of head and shoulders is a square, but this is 10.0x9.0 pixels.", refusal.getMessage());
    }

    private static Box rounded(Box box) {
        return new Box(Math.rint(box.x() * 1e6) / 1e6, Math.rint(box.y() * 1e6) / 1e6,
                Math.rint(box.width() * 1e6) / 1e6, Math.rint(box.height() * 1e6) / 1e6);
    }
}
