package dev.diptych.imaging.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.Box;
import dev.diptych.imaging.Srgb8Image;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentationTest {
    private static final int SIDE = 101;
    private static final Box FACE = new Box(30, 20, 40, 60);

    @Test
    void thePaperHasTwentyOfWhichTheFirstChangesNothing() {
        List<Augmentation> all = Augmentation.paper();

        assertEquals(20, new HashSet<>(all).size());
        assertEquals(20, new HashSet<>(all.stream().map(Augmentation::label).toList()).size());
        assertEquals(List.of("", "flip-x", "crop-face", "crop-face_flip-x", "rot-m20"),
                all.stream().limit(5).map(Augmentation::label).toList());
        assertEquals(new HashSet<>(List.of(-20, -10, 0, 10, 20)),
                new HashSet<>(all.stream().map(Augmentation::clockwiseDegrees).toList()));
        Srgb8Image picture = spotAt(50, 50);
        assertSame(picture, all.getFirst().apply(picture, FACE));
    }

    @Test
    void aFlipIsExactAndUndoesItself() {
        Srgb8Image picture = grey((x, y) -> 7 * x + 13 * y);

        Srgb8Image flipped = new Augmentation(0, false, true).apply(picture, FACE);

        assertEquals(picture.at(0, 40, 1), flipped.at(100, 40, 1));
        assertEquals(picture.at(63, 5, 1), flipped.at(37, 5, 1));
        assertArrayEquals(picture.rgb(), new Augmentation(0, false, true).apply(flipped, FACE).rgb());
    }

    /** The face's centre is at (50, 50). */
    @ParameterizedTest
    @CsvSource({
        // On the right of the centre, and so below its height after a turn to the right.
        "10, 80, 50, 79.54, 55.21",
        // The same to the left.
        "-10, 80, 50, 79.54, 44.79",
        // Above the centre.
        "20, 50, 20, 60.26, 21.81",
        // The centre stays.
        "20, 50, 50, 50, 50"})
    void aPictureIsTurnedClockwiseAboutTheFace(int degrees, int x, int y, double wantedX, double wantedY) {
        Srgb8Image turned = new Augmentation(degrees, false, false).apply(spotAt(x, y), FACE);

        assertCentroid(turned, wantedX, wantedY);
    }

    @Test
    void theFacesBoxFillsThePicture() {
        Augmentation face = new Augmentation(0, true, false);
        Srgb8Image ramp = grey((x, y) -> x + y);

        Srgb8Image closer = face.apply(ramp, FACE);

        // Corner pixel onto corner pixel.
        assertEquals(30 + 20, closer.at(0, 0, 0));
        assertEquals(70 + 80, closer.at(100, 100, 0));
        assertEquals(50 + 50, closer.at(50, 50, 0));
        // A spot at a quarter of the box's width and three quarters of its height.
        assertCentroid(face.apply(spotAt(40, 65), FACE), 25, 75);
    }

    @Test
    void turnedThenCroppedThenFlipped() {
        Srgb8Image varied = new Augmentation(10, true, true).apply(spotAt(60, 50), FACE);

        // Turned: (59.85, 51.74). Cropped: 100 * (59.85 - 30) / 40 and 100 * (51.74 - 20) / 60. Flipped.
        assertCentroid(varied, 100 - 74.62, 52.89);
    }

    /** Nothing is there but the tones of the picture. */
    @ParameterizedTest
    @ValueSource(ints = {-20, 20})
    void cornersAreMirroredFromInside(int degrees) {
        Srgb8Image turned = new Augmentation(degrees, false, false).apply(grey((x, y) -> 100 + (x + y) / 4), FACE);

        for (int pixel = 0; pixel < turned.rgb().length; pixel++) {
            int value = turned.rgb()[pixel] & 0xff;
            assertTrue(value >= 100 && value <= 150, "pixel " + pixel + " is " + value);
        }
    }

    @Test
    void theMirrorStandsOnTheEdgePixels() {
        assertEquals(List.of(2, 1, 0, 1, 2, 3, 2, 1, 0, 1),
                IntStream.rangeClosed(-2, 7).map(i -> MirroredMargin.mirrored(i, 4)).boxed().toList());
        assertEquals(0, MirroredMargin.mirrored(-5, 1));
    }

    @Test
    void bothPicturesOfAPairStayRegistered() {
        Srgb8Image flash = spotAt(64, 38);
        Srgb8Image studio = grey((x, y) -> 255 - flash.at(x, y, 0));

        for (Augmentation augmentation : Augmentation.paper()) {
            Srgb8Image one = augmentation.apply(flash, FACE);
            Srgb8Image other = augmentation.apply(studio, FACE);
            for (int i = 0; i < one.rgb().length; i++) {
                assertEquals(255, (one.rgb()[i] & 0xff) + (other.rgb()[i] & 0xff), 1, augmentation.label());
            }
        }
    }

    @Test
    void nonsenseIsRefused() {
        assertEquals("A picture is turned by at most 45 degrees, not 90.",
                assertThrows(IllegalArgumentException.class, () -> new Augmentation(90, false, false)).getMessage());
        assertThrows(IllegalArgumentException.class,
                () -> Augmentation.NONE.apply(spotAt(50, 50), new Box(50, 50, 60, 10)));
        assertThrows(IllegalArgumentException.class,
                () -> Augmentation.NONE.apply(spotAt(50, 50), new Box(50, 50, 0, 0)));
    }

    private static Srgb8Image grey(IntBinaryOperator value) {
        Srgb8Image image = new Srgb8Image(SIDE, SIDE);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                Arrays.fill(image.rgb(), 3 * (y * SIDE + x), 3 * (y * SIDE + x) + 3,
                        (byte) value.applyAsInt(x, y));
            }
        }
        return image;
    }

    /** A soft one on black, far enough from the edges that no mirror image of it comes in. */
    private static Srgb8Image spotAt(int atX, int atY) {
        return grey((x, y) -> (int) (250 * Math.exp(-((x - atX) * (x - atX) + (y - atY) * (y - atY)) / 18.0)));
    }

    private static void assertCentroid(Srgb8Image image, double wantedX, double wantedY) {
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                sum += image.at(x, y, 0);
                sumX += x * image.at(x, y, 0);
                sumY += y * image.at(x, y, 0);
            }
        }
        assertEquals(wantedX, sumX / sum, 0.05);
        assertEquals(wantedY, sumY / sum, 0.05);
    }
}
