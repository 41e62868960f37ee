package dev.diptych.imaging.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Box;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.Warp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaceCropTest {
    @ParameterizedTest
    @CsvSource({"500, 400, 100, 465, 360, 170, in the middle", "10, 400, 100, 0, 360, 170, shifted from the left edge",
        "500, 2, 100, 465, 0, 170, shifted from the top", "1170, 400, 100, 1109, 360, 170, shifted from the right",
        "500, 850, 100, 465, 789, 170, shifted from the bottom",
        "300, 200, 700, 170.5, 0, 959, as large as the picture is high"})
    void squareIsGrownAboutTheFaceAndKeptInside(double x, double y, double side, double left, double top,
            double squareSide, String reason) {
        Box square = FaceCrop.around(new Face(new Box(x, y, side, side), 40), new Srgb8Image(1280, 960)).square();

        assertEquals(left, square.x(), 1e-9, reason);
        assertEquals(top, square.y(), 1e-9, reason);
        assertEquals(squareSide, square.width(), 1e-9, reason);
        assertEquals(squareSide, square.height(), 1e-9, reason);
    }

    @ParameterizedTest
    @CsvSource({"100, 60, 255.5, twice enlarged", "40.25, 30.5, 511, pixel by pixel",
        "20, 10, 800, reduced by the bicubic alone", "10, 30, 1100, reduced to half first",
        "3, 4, 1790, reduced to a third first"})
    void cornersOfTheSquareBecomeCornersOfTheCut(double left, double top, double side, String reason) {
        Srgb8Image ramps = ramps(1800, 1800);

        Srgb8Image cut = new FaceCrop(new Box(left, top, side, side)).cut(ramps);

        assertEquals(FaceCrop.SIDE_PX, cut.width());
        assertEquals(FaceCrop.SIDE_PX, cut.height());
        for (int j = 0; j < 512; j += 73) {
            for (int i = 0; i < 512; i += 73) {
                assertEquals((left + side * i / 511) / 8, cut.at(i, j, 0), 1, reason + " at " + i + ", " + j);
                assertEquals((top + side * j / 511) / 8, cut.at(i, j, 1), 1, reason + " at " + i + ", " + j);
            }
        }
    }

    @Test
    void alignedPictureIsCutAsTheReferenceIs() {
        Srgb8Image reference = ramps(900, 800);
        Affine toMoving = Affine.translation(12, -7);
        Srgb8Image moving = Warp.bicubic(reference, toMoving.inverse(), 900, 800);
        FaceCrop crop = FaceCrop.around(new Face(new Box(350, 300, 240, 240), 40), reference);

        Srgb8Image ofReference = crop.cut(reference);
        Srgb8Image ofAligned = crop.cut(Warp.bicubic(moving, toMoving, 900, 800));

        for (int i = 0; i < ofReference.rgb().length; i++) {
            assertEquals(ofReference.rgb()[i] & 0xff, ofAligned.rgb()[i] & 0xff, 1);
        }
    }

    @Test
    void squareBeyondThePictureIsRefusedWithBothInTheMessage() {
        FaceCrop crop = new FaceCrop(new Box(500, 100, 400, 400));

        var refusal = assertThrows(IllegalArgumentException.class, () -> crop.cut(new Srgb8Image(640, 640)));

        String sentence = String.valueOf(refusal.getMessage());
        assertTrue(sentence.contains("x=500.0") && sentence.contains("640x640"), sentence);
    }

    @ParameterizedTest
    @CsvSource({"100, 101, not square", "0, 0, nothing"})
    void cropThatIsNoSquareIsRefused(double width, double height, String reason) {
        assertThrows(IllegalArgumentException.class, () -> new FaceCrop(new Box(0, 0, width, height)), reason);
    }

    /** Red rises by one code in eight pixels to the right, green downwards. */
    private static Srgb8Image ramps(int width, int height) {
        Srgb8Image picture = new Srgb8Image(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int k = (y * width + x) * 3;
                picture.rgb()[k] = (byte) (x / 8);
                picture.rgb()[k + 1] = (byte) (y / 8);
            }
        }
        return picture;
    }
}
