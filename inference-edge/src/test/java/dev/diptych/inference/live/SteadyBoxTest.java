package dev.diptych.inference.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.Box;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SteadyBoxTest {
    private static final double FRAME_SECONDS = 1 / 15.0;
    private static final Box FACE = new Box(500, 200, 100, 100);
    private final SteadyBox steady = new SteadyBox();

    @Test
    void doesNotMoveAtAllForAStillSitter() {
        Random random = new Random(1);
        steady.found(FACE);

        for (int i = 0; i < 300; i++) {
            double growth = random.nextDouble(-10, 10);
            steady.found(new Box(500 - growth / 2 + random.nextDouble(-5, 5),
                    200 - growth / 2 + random.nextDouble(-5, 5), 100 + growth, 100 + growth));
            steady.pass(FRAME_SECONDS);
            assertEquals(FACE, steady.box());
        }
    }

    @Test
    void glidesAfterASitterWhoMovesAndRestsThere() {
        steady.found(FACE);

        Box before = FACE;
        for (int i = 0; i < 60; i++) {
            steady.found(new Box(530, 200, 100, 100));
            steady.pass(FRAME_SECONDS);
            Box now = shown();
            assertTrue(now.x() >= before.x() && now.x() - before.x() < 8, "no leap from " + before + " to " + now);
            before = now;
        }

        assertEquals(530, before.x(), 2);
        steady.pass(FRAME_SECONDS);
        assertEquals(before, steady.box());
    }

    @Test
    void isWithAnotherSitterAtOnce() {
        steady.found(FACE);

        steady.found(new Box(700, 100, 80, 80));

        assertEquals(new Box(700, 100, 80, 80), steady.box());
    }

    @Test
    void isNowhereOnceForgotten() {
        steady.found(FACE);

        steady.forget();
        steady.pass(FRAME_SECONDS);

        assertNull(steady.box());
    }

    private Box shown() {
        Box box = steady.box();
        assertNotNull(box);
        return box;
    }
}
