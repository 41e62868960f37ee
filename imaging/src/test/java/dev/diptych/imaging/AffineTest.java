package dev.diptych.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class AffineTest {
    @Test
    void inverseUndoesTheMap() {
        Affine map = Affine.similarity(0.3, 1.2, 40, 30, 5, -7);

        Affine identity = map.inverse().after(map);

        assertEquals(0, identity.meanDisplacementPx(Affine.IDENTITY, Box.ofImage(100, 80)), 1e-9);
    }

    @Test
    void afterAppliesItsArgumentFirst() {
        Affine scaleThenShift = Affine.translation(10, 0).after(new Affine(2, 0, 0, 0, 2, 0));

        assertEquals(16, scaleThenShift.mapX(3, 4));
        assertEquals(8, scaleThenShift.mapY(3, 4));
    }

    @Test
    void similarityKeepsItsCentreAndMovesItByTheShift() {
        Affine map = Affine.similarity(0.7, 1.5, 40, 30, 5, -7);

        assertEquals(45, map.mapX(40, 30), 1e-9);
        assertEquals(23, map.mapY(40, 30), 1e-9);
    }

    @Test
    void meanDisplacementOfAShiftIsItsLength() {
        assertEquals(5, Affine.IDENTITY.meanDisplacementPx(Affine.translation(3, 4), Box.ofImage(64, 48)), 1e-12);
    }

    @Test
    void aFlatMapHasNoInverse() {
        assertThrows(ArithmeticException.class, () -> new Affine(1, 2, 0, 2, 4, 0).inverse());
    }
}
