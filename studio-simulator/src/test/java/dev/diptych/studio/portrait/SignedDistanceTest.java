package dev.diptych.studio.portrait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedDistanceTest {
    @Test
    void primitivesAreZeroOnTheirSurface() {
        assertEquals(0, SignedDistance.ellipsoid(2, 0, 0, 2, 3, 4), 1e-12);
        assertEquals(0, SignedDistance.ellipsoid(0, -3, 0, 2, 3, 4), 1e-12);
        assertEquals(0, SignedDistance.capsule(5, 1, 0, 0, 0, 0, 10, 0, 0, 1, 1), 1e-12);
        assertEquals(0, SignedDistance.roundedRectangle(3, 0, 3, 2, 0.5), 1e-12);
        assertEquals(-1, SignedDistance.ellipsoid(0, 0, 0, 1, 2, 3), 1e-12);
    }

    @Test
    void blendsOnlyAddToAUnionAndOnlyWhereBothAreNear() {
        assertEquals(1, SignedDistance.union(1, 3, 1));
        assertTrue(SignedDistance.union(1, 1.2, 1) < 1);
        assertTrue(SignedDistance.intersection(1, 1.2, 1) > 1.2);
        assertEquals(2, SignedDistance.cut(-5, -2, 1));
    }

    /** Rays step by a share of the distance; where it overstates, they fall through the surface. */
    @ParameterizedTest
    @ValueSource(longs = {1, 5, 10, 15, 17, 19, 21})
    void sittersFieldHardlyEverOverstatesTheDistance(long seed) {
        Figure figure = new Figure(Sitting.draw(seed));
        FieldSample sample = new FieldSample();
        Draw draw = new Draw(seed);
        int pairs = 0;
        int steep = 0;

        for (int i = 0; i < 20000; i++) {
            double x = draw.between(-16, 16);
            double y = draw.between(-28, 15);
            double z = draw.between(-4, 12);
            double here = figure.evaluate(x, y, z, sample);
            if (Math.abs(here) > 0.8) {
                continue;
            }
            double step = 0.05;
            double dx = figure.evaluate(x + step, y, z, sample) - here;
            double dy = figure.evaluate(x, y + step, z, sample) - here;
            double dz = figure.evaluate(x, y, z + step, sample) - here;
            pairs++;
            steep += SignedDistance.length(dx, dy, dz) > 1.6 * step ? 1 : 0;
        }

        assertTrue(pairs > 500, pairs + " points near the surface");
        assertTrue(steep < 0.03 * pairs, steep + " of " + pairs + " points with a slope above 1.6");
    }
}
