package dev.diptych.studio.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.Affine;
import dev.diptych.studio.FlatScene;
import org.junit.jupiter.api.Test;

class ChairTest {
    /** Half a pixel to a millimetre. */
    private static final Scene SCENE = new FlatScene(320, 240, 0.5f);
    private static final Motion SWAY = at -> Affine.translation(3 * Math.sin(at / 1e9), 0);

    private final Chair chair = new Chair();

    private double x(double seconds) {
        return chair.path().at(seconds * 1e9).mapX(100, 50) - 100;
    }

    private double y(double seconds) {
        return chair.path().at(seconds * 1e9).mapY(100, 50) - 50;
    }

    @Test
    void nobodySitsAtFirst() {
        assertFalse(chair.isTaken());
        assertEquals("Nobody sits before the camera.",
                assertThrows(IllegalStateException.class, chair::scene).getMessage());
    }

    @Test
    void sitterSways() {
        chair.seat(SCENE, SWAY);

        assertTrue(chair.isTaken());
        assertEquals(3 * Math.sin(2), x(2), 1e-9);
    }

    @Test
    void sitterWhoWalksOutIsGoneAtTheirSpeed() {
        chair.seat(SCENE, Motion.STILL);

        chair.walkOut(1e9, -1500);

        assertEquals(0, x(0.999), 1e-9);
        assertEquals(-1500 * 0.2 / 2, x(1.2), 1e-9);
        assertEquals(-1500 * 5 / 2.0, x(6), 1e-9);
    }

    @Test
    void shiftIsSmoothStaysAndComesOnTopOfTheSway() {
        chair.seat(SCENE, SWAY);

        chair.shift(1e9, 1.2e9, 40, -20);

        assertEquals(3 * Math.sin(1), x(1), 1e-6);
        assertEquals(3 * Math.sin(1.05) + 20 * (1 - Math.sqrt(0.5)) / 2, x(1.05), 1e-9, "slow at first");
        assertEquals(3 * Math.sin(1.1) + 10, x(1.1), 1e-9);
        assertEquals(3 * Math.sin(9) + 20, x(9), 1e-9);
        assertEquals(-10, y(9), 1e-9);
        for (double seconds = 0.9; seconds < 1.3; seconds += 1e-3) {
            // 20 px in 200 ms are 0.16 px in the quickest millisecond.
            assertTrue(Math.abs(x(seconds + 1e-3) - x(seconds)) < 0.17, "at " + seconds);
        }
    }

    @Test
    void backOnTheChairNothingIsLeftButWhatWas() {
        chair.seat(SCENE, SWAY);
        chair.walkOut(1e9, 1000);
        chair.shift(3e9, 3.5e9, 40, 0);

        chair.backAt(2_000_000_000L);

        assertEquals(3 * Math.sin(1.5) + 250, x(1.5), 1e-9, "as it was");
        assertEquals(3 * Math.sin(2), x(2), 1e-9, "back");
        assertEquals(3 * Math.sin(4), x(4), 1e-9, "the shift does not come");
    }

    @Test
    void pathTakenBeforeStaysAsItWas() {
        chair.seat(SCENE, Motion.STILL);
        Motion before = chair.path();

        chair.walkOut(0, 1000);

        assertEquals(Affine.IDENTITY, before.at(1e9));
    }
}
