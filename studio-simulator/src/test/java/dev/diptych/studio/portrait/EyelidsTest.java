package dev.diptych.studio.portrait;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EyelidsTest {
    private static final int WIDTH = 240;
    private static final int HEIGHT = 180;
    private static final Map<Long, Portrait> RENDERED = new HashMap<>();

    private static Portrait portrait(long seed) {
        return RENDERED.computeIfAbsent(seed, s -> PortraitStudio.render(s, WIDTH, HEIGHT));
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 4, 7, 8})
    void closedLidsHideTheDarkOfTheEyesAndNothingElseChanges(long seed) {
        Portrait open = portrait(seed);
        Portrait closed = open.withLids(1);
        Eyelids lids = open.lids();
        PortraitTruth truth = open.truth();

        for (double[] eye : new double[][]{{truth.leftEyeX(), truth.leftEyeY()},
            {truth.rightEyeX(), truth.rightEyeY()}}) {
            int x = (int) Math.round(eye[0]);
            int y = (int) Math.round(eye[1]);
            assertTrue(darkest(closed, x, y) > 1.8 * darkest(open, x, y), "eye of seed " + seed);
        }
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                boolean inside = x >= lids.x() && x < lids.x() + lids.widthPx() && y >= lids.y()
                        && y < lids.y() + lids.heightPx();
                assertTrue(inside || lamps(open, x, y) == lamps(closed, x, y));
            }
        }
        assertTrue(lids.widthPx() < 0.4 * WIDTH && lids.heightPx() < 0.15 * HEIGHT, "only the eyes are drawn anew");
    }

    /** Were it otherwise, a blink would show the rectangle. */
    @ParameterizedTest
    @ValueSource(longs = {2, 4, 7, 8})
    void partThatChangesIsSeamless(long seed) {
        Eyelids lids = portrait(seed).lids();
        int changed = 0;
        int edge = 0;

        for (int light = 0; light < PortraitStudio.LIGHT_COUNT; light++) {
            for (int y = 0; y < lids.heightPx(); y++) {
                for (int x = 0; x < lids.widthPx(); x++) {
                    boolean onEdge = x == 0 || y == 0 || x == lids.widthPx() - 1 || y == lids.heightPx() - 1;
                    float difference = lids.closed().get(light).at(x, y, 1) - lids.open().get(light).at(x, y, 1);
                    changed += Math.abs(difference) > 0.02 ? 1 : 0;
                    edge += onEdge && Math.abs(difference) > 0.02 ? 1 : 0;
                }
            }
        }

        assertTrue(changed > 100, changed + " values change");
        assertEquals(0, edge, "values on the edge of the part change");
    }

    @Test
    void openHalfAndClosedAreReachedAndWhatLiesBetweenIsCrossFaded() {
        Portrait portrait = portrait(4);
        Eyelids lids = portrait.lids();

        assertArrayEquals(portrait.sitter().get(1).rgb(), portrait.withLids(0).sitter().get(1).rgb());
        assertEquals(eye(portrait.withLids(0.5)), lids.half().get(1).at(10, 10, 0));
        assertEquals(eye(portrait.withLids(1)), lids.closed().get(1).at(10, 10, 0));
        float quarter = (lids.open().get(1).at(10, 10, 0) + lids.half().get(1).at(10, 10, 0)) / 2;
        assertEquals(quarter, eye(portrait.withLids(0.25)), 1e-4);
        assertArrayEquals(portrait.withLids(0.3).sitter().get(2).rgb(),
                portrait.withLids(1).withLids(0.3).sitter().get(2).rgb(), "a blink does not build on another");
    }

    private static float eye(Portrait portrait) {
        return portrait.sitter().get(1).at(portrait.lids().x() + 10, portrait.lids().y() + 10, 0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void impossibleClosureIsRefused(double closure) {
        assertEquals("Lids are between 0 (open) and 1 (closed), not at " + closure + ".",
                assertThrows(IllegalArgumentException.class, () -> portrait(4).withLids(closure)).getMessage());
    }

    /** To a tenth of the distance between the eyes, as eye finders are judged (Jesorsky et al. 2001). */
    @ParameterizedTest
    @ValueSource(longs = {2, 4, 7, 8})
    void irisIsWhereTheTruthSaysTheEyeIs(long seed) {
        Portrait portrait = portrait(seed);
        PortraitTruth truth = portrait.truth();
        double betweenEyesPx = truth.rightEyeX() - truth.leftEyeX();

        for (double[] eye : new double[][]{{truth.leftEyeX(), truth.leftEyeY()},
            {truth.rightEyeX(), truth.rightEyeY()}}) {
            double[] dark = darkCentroid(portrait, eye[0], eye[1], 0.15 * betweenEyesPx);
            double offPx = Math.hypot(dark[0] - eye[0], dark[1] - eye[1]);
            assertTrue(offPx < 0.1 * betweenEyesPx, "off by " + offPx + " of " + betweenEyesPx);
        }
    }

    private static double[] darkCentroid(Portrait portrait, double centreX, double centreY, double radiusPx) {
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        for (int y = (int) Math.ceil(centreY - radiusPx); y <= centreY + radiusPx; y++) {
            for (int x = (int) Math.ceil(centreX - radiusPx); x <= centreX + radiusPx; x++) {
                if (Math.hypot(x - centreX, y - centreY) <= radiusPx) {
                    double dark = Math.max(0, 0.35 - lamps(portrait, x, y));
                    sum += dark;
                    sumX += dark * x;
                    sumY += dark * y;
                }
            }
        }
        return new double[]{sumX / sum, sumY / sum};
    }

    /** Of 3x3 pixels: one of them may mirror a lamp. */
    private static double darkest(Portrait portrait, int x, int y) {
        double darkest = Double.POSITIVE_INFINITY;
        for (int neighbour = 0; neighbour < 9; neighbour++) {
            darkest = Math.min(darkest, lamps(portrait, x + neighbour % 3 - 1, y + neighbour / 3 - 1));
        }
        return darkest;
    }

    private static double lamps(Portrait portrait, int x, int y) {
        double sum = 0;
        for (BasisImage lamp : portrait.sitter().subList(1, PortraitStudio.LIGHT_COUNT)) {
            sum += lamp.at(x, y, 0) + lamp.at(x, y, 1) + lamp.at(x, y, 2);
        }
        return sum;
    }
}
