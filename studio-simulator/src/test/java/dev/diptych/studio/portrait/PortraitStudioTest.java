package dev.diptych.studio.portrait;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortraitStudioTest {
    private static final int WIDTH = 128;
    private static final int HEIGHT = 96;
    private static final Map<Long, Portrait> RENDERED = new HashMap<>();

    private static Portrait portrait(long seed) {
        return RENDERED.computeIfAbsent(seed, s -> PortraitStudio.render(s, WIDTH, HEIGHT));
    }

    @Test
    void sameSeedAndSizeGiveTheSameBitsOnOneThreadAndOnFour() {
        Portrait one = renderOn(1);
        Portrait four = renderOn(4);

        assertArrayEquals(one.coverage(), four.coverage());
        assertEquals(one.truth(), four.truth());
        for (int light = 0; light < PortraitStudio.LIGHT_COUNT; light++) {
            assertArrayEquals(one.sitter().get(light).rgb(), four.sitter().get(light).rgb());
            assertArrayEquals(one.backdrop().get(light).rgb(), four.backdrop().get(light).rgb());
        }
    }

    private static Portrait renderOn(int threads) {
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            return pool.submit(() -> PortraitStudio.render(7, WIDTH, HEIGHT)).join();
        }
    }

    @Test
    void neighbouringSeedsAreDifferentPeople() {
        short[] first = portrait(1).sitter().get(0).rgb();
        short[] second = portrait(2).sitter().get(0).rgb();

        assertFalse(Arrays.equals(first, second));
    }

    @ParameterizedTest
    @CsvSource({"120, 120, square", "160, 120, landscape", "90, 160, portrait", "97, 65, odd and not whole bands"})
    void everySizeIsFilled(int widthPx, int heightPx, String reason) {
        Portrait portrait = PortraitStudio.render(3, widthPx, heightPx);

        assertEquals(PortraitStudio.LIGHT_COUNT, portrait.sitter().size(), reason);
        assertEquals(PortraitStudio.LIGHT_COUNT, portrait.backdrop().size(), reason);
        assertEquals(widthPx * heightPx, portrait.coverage().length, reason);
        int bottomMiddle = (heightPx - 1) * widthPx + widthPx / 2;
        assertEquals(0xff, portrait.coverage()[bottomMiddle] & 0xff, "the lower edge cuts the chest");
        assertEquals(0, portrait.coverage()[0], "wall is seen in the corner");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void wallIsLitEverywhereAlsoBehindTheSitter(long seed) {
        for (BasisImage lamp : portrait(seed).backdrop().subList(1, PortraitStudio.LIGHT_COUNT)) {
            for (short code : lamp.rgb()) {
                assertTrue((code & 0xffff) > 0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void sitterHasLightExactlyWhereItCovers(long seed) {
        Portrait portrait = portrait(seed);

        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double light = sum(portrait.sitter(), 1, 5, x, y);
                boolean covered = portrait.coverage()[y * WIDTH + x] != 0;
                assertEquals(covered, light > 0, "pixel " + x + ", " + y);
            }
        }
    }

    /** On the outline the picture must lie between sitter and wall: a dark or bright seam would show the layers. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void compositeHasNoSeamOnTheOutline(long seed) {
        Portrait portrait = portrait(seed);
        int outline = 0;
        int within = 0;

        for (int y = 1; y < HEIGHT - 1; y++) {
            for (int x = 1; x < WIDTH - 1; x++) {
                int coverage = portrait.coverage()[y * WIDTH + x] & 0xff;
                if (coverage == 0 || coverage == 255) {
                    continue;
                }
                double darkest = Double.POSITIVE_INFINITY;
                double brightest = 0;
                for (int neighbour = 0; neighbour < 9; neighbour++) {
                    if (neighbour != 4) {
                        double light = composite(portrait, x + neighbour % 3 - 1, y + neighbour / 3 - 1, 0);
                        darkest = Math.min(darkest, light);
                        brightest = Math.max(brightest, light);
                    }
                }
                double here = composite(portrait, x, y, 0);
                outline++;
                within += here > 0.8 * darkest - 0.01 && here < 1.2 * brightest + 0.01 ? 1 : 0;
            }
        }

        assertTrue(outline > HEIGHT / 2, outline + " pixels on the outline");
        assertTrue(within > 0.97 * outline, within + " of " + outline + " pixels lie between their neighbours");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void truthLiesOnTheSitter(long seed) {
        Portrait portrait = portrait(seed);
        PortraitTruth truth = portrait.truth();
        var face = truth.face();

        assertTrue(face.height() > 0.35 * HEIGHT && face.height() < 0.6 * HEIGHT, "face height " + face.height());
        assertTrue(Math.abs(face.x() + face.width() / 2 - WIDTH / 2.0) < 0.12 * WIDTH, "face is in the middle");
        assertTrue(face.x() > 0 && face.x() + face.width() < WIDTH && face.y() > 0
                && face.y() + face.height() < HEIGHT, "face inside the picture");
        assertTrue(truth.leftEyeX() > face.x() && truth.leftEyeX() < truth.rightEyeX()
                && truth.rightEyeX() < face.x() + face.width(), "eyes from left to right");
        for (double eyeY : new double[]{truth.leftEyeY(), truth.rightEyeY()}) {
            assertTrue(eyeY > face.y() && eyeY < face.y() + 0.6 * face.height(), "eyes in the face's upper half");
        }
        int uncovered = 0;
        for (int y = (int) (face.y() + 0.15 * face.height()); y < face.y() + 0.85 * face.height(); y++) {
            for (int x = (int) (face.x() + 0.3 * face.width()); x < face.x() + 0.7 * face.width(); x++) {
                uncovered += portrait.coverage()[y * WIDTH + x] == (byte) 255 ? 0 : 1;
            }
        }
        assertEquals(0, uncovered, "pixels in the face that do not show the sitter");
    }

    /** Finds the pupil next to where the truth says the eye is; a pixel in the middle of it may mirror a lamp. */
    @ParameterizedTest
    @ValueSource(longs = {2, 4, 7, 8})
    void eyesAreDarkerThanTheCheeksBelow(long seed) {
        Portrait portrait = PortraitStudio.render(seed, 240, 180);
        PortraitTruth truth = portrait.truth();
        int cheekDropPx = (int) Math.round(0.5 * (truth.rightEyeX() - truth.leftEyeX()));

        for (double[] eye : new double[][]{{truth.leftEyeX(), truth.leftEyeY()},
            {truth.rightEyeX(), truth.rightEyeY()}}) {
            int x = (int) Math.round(eye[0]);
            int y = (int) Math.round(eye[1]);
            double darkest = Double.POSITIVE_INFINITY;
            for (int neighbour = 0; neighbour < 9; neighbour++) {
                darkest = Math.min(darkest,
                        sum(portrait.sitter(), 1, 5, x + neighbour % 3 - 1, y + neighbour / 3 - 1));
            }
            double cheek = sum(portrait.sitter(), 1, 5, x, y + cheekDropPx);
            assertTrue(darkest < 0.4 * cheek, "eye " + darkest + ", cheek " + cheek);
        }
    }

    /** Flash light falls with the square of the distance; the lamps light the wall almost as they light the face. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void flashLeavesTheWallDarkerThanTheLampsDo(long seed) {
        Portrait portrait = portrait(seed);

        double flash = wallOverFace(portrait, 0, 1);
        double lamps = wallOverFace(portrait, 1, 5);

        assertTrue(flash < 0.5 * lamps, "wall over face: flash " + flash + ", lamps " + lamps);
    }

    private static double wallOverFace(Portrait portrait, int fromLight, int toLight) {
        var face = portrait.truth().face();
        double faceSum = 0;
        int facePixels = 0;
        for (int y = (int) face.y() + 4; y < face.y() + face.height() - 4; y++) {
            for (int x = (int) face.x() + 6; x < face.x() + face.width() - 6; x++) {
                faceSum += sum(portrait.sitter(), fromLight, toLight, x, y);
                facePixels++;
            }
        }
        double wallSum = 0;
        int wallPixels = 0;
        for (int y = 0; y < HEIGHT / 2; y++) {
            for (int x = 0; x < WIDTH / 8; x++) {
                wallSum += sum(portrait.backdrop(), fromLight, toLight, x, y);
                wallPixels++;
            }
        }
        return wallSum / wallPixels / (faceSum / facePixels);
    }

    @Test
    void flashCastsAHardShadowOnTheWall() {
        Portrait portrait = portrait(4);

        double darkest = Double.POSITIVE_INFINITY;
        double brightest = 0;
        for (int x = 0; x < WIDTH; x++) {
            double wall = portrait.backdrop().get(0).at(x, HEIGHT / 2, 1);
            darkest = Math.min(darkest, wall);
            brightest = Math.max(brightest, wall);
        }

        assertTrue(darkest < 0.3 * brightest, "from " + darkest + " to " + brightest);
    }

    @Test
    void tooSmallIsRefusedWithTheSizeInTheMessage() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> PortraitStudio.render(1, 640, 8));

        assertEquals("A portrait needs at least 16 pixels on each side, not 640x8.", refusal.getMessage());
    }

    private static double composite(Portrait portrait, int x, int y, int light) {
        double through = 1 - (portrait.coverage()[y * WIDTH + x] & 0xff) / 255.0;
        return sum(portrait.sitter(), light, light + 1, x, y)
                + through * sum(portrait.backdrop(), light, light + 1, x, y);
    }

    private static double sum(List<BasisImage> images, int fromLight, int toLight, int x, int y) {
        double sum = 0;
        for (BasisImage image : images.subList(fromLight, toLight)) {
            sum += image.at(x, y, 0) + image.at(x, y, 1) + image.at(x, y, 2);
        }
        return sum;
    }
}
