package dev.diptych.studio.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.studio.FlatScene;
import dev.diptych.studio.chance.Chance;
import org.junit.jupiter.api.Test;

class BlinkReflexTest {
    private static final Scene SCENE = new FlatScene(32, 24, 0.5f);

    private static Chair chair(double probability, long seed) {
        Chair chair = new Chair();
        chair.seat(SCENE, Motion.STILL, Lids.OPEN, new BlinkReflex(probability, Chance.from(seed)));
        return chair;
    }

    @Test
    void startledSitterHasOpenEyesWhenTheFlashBeginsAndClosedOnesSoonAfter() {
        double earliest = Double.POSITIVE_INFINITY;
        double latest = 0;
        for (long seed = 0; seed < 100; seed++) {
            Chair chair = chair(1, seed);
            chair.flashBegins(2_000_000_000);
            double start = 0;
            while (chair.lids().closureAt(2e9 + start) == 0) {
                start += 1e6;
            }
            earliest = Math.min(earliest, start);
            latest = Math.max(latest, start);

            assertEquals(0, chair.lids().closureAt(2e9 + 45e6), "in the flash frame");
            assertEquals(1, mostClosed(chair.lids(), 2e9 + start, 2e9 + start + 200e6));
        }
        assertEquals(50e6, earliest, 6e6);
        assertEquals(150e6, latest, 6e6);
    }

    @Test
    void notEveryFlashStartles() {
        int startled = 0;
        for (long seed = 0; seed < 400; seed++) {
            Chair chair = chair(0.4, seed);
            chair.flashBegins(0);
            startled += mostClosed(chair.lids(), 0, 600e6) > 0 ? 1 : 0;
        }

        assertEquals(160, startled, 35);
    }

    @Test
    void whatWasSeenBeforeStaysAsItWas() {
        Chair chair = chair(1, 1);
        chair.flashBegins(1_000_000_000);
        Lids before = chair.lids();

        chair.flashBegins(1_050_000_000);
        chair.flashBegins(60_000_000_000L);

        assertEquals(1, mostClosed(before, 1e9, 1.5e9));
        assertEquals(0, before.closureAt(60.2e9));
        assertEquals(0, chair.lids().closureAt(1.2e9), "forgotten by now");
    }

    @Test
    void nextSitterIsNotStartledByTheFlashBefore() {
        Chair chair = chair(1, 1);
        chair.flashBegins(0);

        chair.seat(SCENE, Motion.STILL);

        assertEquals(0, mostClosed(chair.lids(), 0, 600e6));
    }

    private static double mostClosed(Lids lids, double fromNanos, double toNanos) {
        double most = 0;
        for (double at = fromNanos; at < toNanos; at += 5e6) {
            most = Math.max(most, lids.closureAt(at));
        }
        return most;
    }
}
