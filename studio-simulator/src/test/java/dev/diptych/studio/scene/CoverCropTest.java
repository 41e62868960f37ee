package dev.diptych.studio.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.imaging.Srgb8Image;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverCropTest {
    /** The mark is a soft spot at a place given in the frame; where it is in the photograph follows by hand. */
    @ParameterizedTest
    @CsvSource({"96, 72, 96, 72, 30, 40, as it is", "200, 100, 80, 60, 20, 45, landscape: cut at the sides",
        "100, 200, 80, 60, 60, 20, upright: cut above and below", "300, 300, 80, 60, 60, 20, square",
        "40, 30, 320, 240, 100, 200, tiny: upscaled", "30, 80, 320, 240, 100, 60, tiny and upright: upscaled",
        "2000, 1500, 64, 48, 16, 30, huge: reduced by 31.25", "1600, 3000, 64, 48, 48, 12, huge and upright",
        "299, 224, 100, 74, 90, 60, reduced by 2.99: columns are left over",
        "399, 391, 100, 75, 12, 60, reduced by 3.99: columns and rows are left over"})
    void markLandsWhereItShould(int pictureWidth, int pictureHeight, int width, int height, double markX, double markY,
            String reason) {
        double scale = Math.min(pictureWidth / (double) width, pictureHeight / (double) height);
        double left = (pictureWidth - width * scale) / 2;
        double top = 0.35 * (pictureHeight - height * scale);
        Srgb8Image picture = spot(pictureWidth, pictureHeight, left + (markX + 0.5) * scale - 0.5,
                top + (markY + 0.5) * scale - 0.5, Math.max(1.2, 2.5 * scale));

        Srgb8Image cropped = CoverCrop.to(picture, width, height);

        assertEquals(width, cropped.width());
        assertEquals(height, cropped.height());
        double[] centroid = centroid(cropped);
        assertEquals(markX, centroid[0], 0.1, reason);
        assertEquals(markY, centroid[1], 0.1, reason);
    }

    @Test
    void pictureOfTheFramesSizeIsKeptBitForBit() {
        Srgb8Image picture = spot(64, 48, 20, 30, 4);

        assertArrayEquals(picture.rgb(), CoverCrop.to(picture, 64, 48).rgb());
    }

    @ParameterizedTest
    @CsvSource({"5000, 3, 64, 48", "3, 5000, 64, 48", "1, 1, 16, 16"})
    void strangeShapesStillFillTheFrame(int pictureWidth, int pictureHeight, int width, int height) {
        Srgb8Image picture = new Srgb8Image(pictureWidth, pictureHeight);
        Arrays.fill(picture.rgb(), (byte) 90);

        for (byte code : CoverCrop.to(picture, width, height).rgb()) {
            assertEquals(90, code);
        }
    }

    private static Srgb8Image spot(int width, int height, double markX, double markY, double sigmaPx) {
        Srgb8Image picture = new Srgb8Image(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double r2 = (x - markX) * (x - markX) + (y - markY) * (y - markY);
                byte code = (byte) Math.round(220 * Math.exp(-r2 / (2 * sigmaPx * sigmaPx)));
                for (int channel = 0; channel < 3; channel++) {
                    picture.rgb()[(y * width + x) * 3 + channel] = code;
                }
            }
        }
        return picture;
    }

    private static double[] centroid(Srgb8Image picture) {
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int code = picture.at(x, y, 1);
                sum += code;
                sumX += code * (double) x;
                sumY += code * (double) y;
            }
        }
        return new double[]{sumX / sum, sumY / sum};
    }
}
