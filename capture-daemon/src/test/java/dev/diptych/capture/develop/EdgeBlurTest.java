package dev.diptych.capture.develop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.registration.RegionOfInterest;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeBlurTest {
    private static final RegionOfInterest SITTER = RegionOfInterest.ellipse(0.5, 0.56, 0.24, 0.5);
    private static final double WARN_PX = 1.2;
    private static final double NOISE_CODES = 2;

    @ParameterizedTest
    @CsvSource({"DISCS", "DIM_DISCS", "FINE_DISCS"})
    void aSharpPictureIsSharpWhateverItShows(DiscScene scene) {
        assertTrue(blurPx(scene.picture(960), SITTER).orElseThrow() < 0.5, scene.name());
    }

    @ParameterizedTest
    @CsvSource({"DISCS", "DIM_DISCS", "FINE_DISCS"})
    void sixPixelsOfMotionInAnyDirectionShow(DiscScene scene) {
        assertTrue(blurPx(scene.blurred(960, 6, 0), SITTER).orElseThrow() > WARN_PX, "sideways");
        assertTrue(blurPx(scene.blurred(960, 0, 6), SITTER).orElseThrow() > WARN_PX, "up and down");
    }

    @Test
    void moreBlurIsMore() {
        double six = blurPx(DiscScene.DISCS.blurred(960, 6, 6), SITTER).orElseThrow();
        double twelve = blurPx(DiscScene.DISCS.blurred(960, 12, 12), SITTER).orElseThrow();

        // A linear ramp of w pixels takes 0.8 w from 10 % to 90 %.
        assertEquals(0.8 * 6, twelve - six, 1.0);
    }

    @Test
    void theSameBlurIsTheSameAtEveryResolution() {
        double low = blurPx(DiscScene.DISCS.blurred(960, 12, 12), SITTER).orElseThrow();
        double high = blurPx(DiscScene.DISCS.blurred(1920, 24, 24), SITTER).orElseThrow();

        assertEquals(low, high, 0.1 * low);
    }

    @Test
    void aBlurOutsideTheRegionIsNoMatter() {
        Srgb8Image picture = DiscScene.DISCS.picture(960);
        Srgb8Image blurred = DiscScene.DISCS.blurred(960, 20, 20);
        byte[] rgb = picture.rgb().clone();
        System.arraycopy(blurred.rgb(), 0, rgb, 0, rgb.length / 2);
        Srgb8Image half = new Srgb8Image(picture.width(), picture.height(), rgb);

        assertTrue(blurPx(half, RegionOfInterest.ellipse(0.5, 0.8, 0.3, 0.15)).orElseThrow() < 0.5);
        assertTrue(blurPx(half, RegionOfInterest.ellipse(0.5, 0.2, 0.3, 0.15)).orElseThrow() > 6);
    }

    @Test
    void aPictureWithoutEdgesTellsNothing() {
        assertEquals(OptionalDouble.empty(), blurPx(new Srgb8Image(640, 480), SITTER));
        assertEquals(OptionalDouble.empty(), EdgeBlur.ofSharpestEdgesPx(new Srgb8Image(3, 2), SITTER));
    }

    /** With a sensor's noise, which no blur has softened. */
    private static OptionalDouble blurPx(Srgb8Image picture, RegionOfInterest region) {
        Random random = new Random(7);
        byte[] rgb = new byte[picture.rgb().length];
        for (int i = 0; i < rgb.length; i++) {
            long code = Math.round((picture.rgb()[i] & 0xff) + NOISE_CODES * random.nextGaussian());
            rgb[i] = (byte) Math.clamp(code, 0, 255);
        }
        return EdgeBlur.ofSharpestEdgesPx(new Srgb8Image(picture.width(), picture.height(), rgb), region);
    }
}
