package dev.diptych.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.metrics.Psnr;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairFitTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final SyntheticSitter SITTER = new SyntheticSitter(WIDTH, HEIGHT);

    @ParameterizedTest(name = "{0}")
    @CsvSource({"still, 0, 0, 0, 0.002", "sways one percent of the frame, 2.5, -2, 0.01, 0.002",
        "sways three percent, -9, 4, 0.02, 0.002", "in a noisy sensor, 1, 1, 0, 0.01"})
    void bringsAnotherFlashFrameFarNearerToItsStudioPortrait(String how, double dx, double dy, double radians,
            double noiseSigma) {
        PairFitCorrector corrector = fitSitter(noiseSigma);
        Affine sway = Affine.similarity(radians, 1, WIDTH / 2.0, HEIGHT / 2.0, dx, dy);
        Srgb8Image flash = SITTER.frame(LightState.FLASH, sway, noiseSigma, 3);
        Srgb8Image truth = SITTER.frame(LightState.STUDIO, sway, 0, 4);

        Srgb8Image corrected = corrector.correct(new LitFrame(flash, LightState.FLASH));

        double gainDb = Psnr.dB(corrected, truth) - Psnr.dB(flash, truth);
        assertTrue(gainDb >= 10, how + ": the gain is only " + gainDb + " dB");
    }

    @Test
    void correctsFramesOfAnotherSize() {
        PairFitCorrector corrector = fitSitter(0.002);
        SyntheticSitter larger = new SyntheticSitter(2 * WIDTH + 1, 2 * HEIGHT + 1);
        Srgb8Image flash = larger.frame(LightState.FLASH, Affine.IDENTITY, 0.002, 3);
        Srgb8Image truth = larger.frame(LightState.STUDIO, Affine.IDENTITY, 0, 4);

        Srgb8Image corrected = corrector.correct(new LitFrame(flash, LightState.FLASH));

        double gainDb = Psnr.dB(corrected, truth) - Psnr.dB(flash, truth);
        assertTrue(gainDb >= 10, "the gain is only " + gainDb + " dB");
    }

    @Test
    void givesTheSameBitsOnOneThreadAsOnMany() throws Exception {
        Srgb8Image onMany = correctSitter();
        Srgb8Image onOne;
        try (ForkJoinPool single = new ForkJoinPool(1)) {
            onOne = single.submit(PairFitTest::correctSitter).get();
        }

        assertArrayEquals(onMany.rgb(), onOne.rgb());
    }

    @Test
    void ignoresPixelsWithoutStudioData() {
        Srgb8Image flash = SITTER.frame(LightState.FLASH, Affine.IDENTITY, 0.002, 1);
        AlignedRegion region = new AlignedRegion(Affine.translation(-50, 0), WIDTH, HEIGHT);
        Srgb8Image black = studioWithLeftMargin(50, 0);
        Srgb8Image white = studioWithLeftMargin(50, 255);

        Srgb8Image fromBlack = fitIn(flash, black, region);
        Srgb8Image fromWhite = fitIn(flash, white, region);
        Srgb8Image fromBlackEverywhere = PairFit.fit(flash, black).correct(new LitFrame(flash, LightState.FLASH));

        assertArrayEquals(fromBlack.rgb(), fromWhite.rgb());
        assertTrue(Psnr.dB(fromBlack, fromBlackEverywhere) < 30, "the margin should matter where it is not excluded");
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({"0, 0", "0, 255", "40, 200", "255, 90", "255, 0"})
    void takesOneConstantPictureToAnother(int flashCode, int studioCode) {
        PairFitCorrector corrector = PairFit.fit(constant(flashCode), constant(studioCode));

        Srgb8Image corrected = corrector.correct(new LitFrame(constant(flashCode), LightState.FLASH));

        for (byte value : corrected.rgb()) {
            assertEquals(studioCode, value & 0xff, 1);
        }
    }

    @Test
    void coloursThatThePairNeverShowedGetTheGlobalMap() {
        Srgb8Image darkFlash = randomPicture(0, 100, 1);
        Srgb8Image studio = halfPlusTwenty(darkFlash);
        Srgb8Image bright = randomPicture(0, 256, 2);

        Srgb8Image corrected = PairFit.fit(darkFlash, studio).correct(new LitFrame(bright, LightState.FLASH));

        byte[] expected = halfPlusTwenty(bright).rgb();
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i] & 0xff, corrected.rgb()[i] & 0xff, 2);
        }
    }

    @Test
    void fitsPicturesOfOnePixel() {
        Srgb8Image flash = new Srgb8Image(1, 1, new byte[]{10, 20, 30});
        Srgb8Image studio = new Srgb8Image(1, 1, new byte[]{90, 80, 70});

        Srgb8Image corrected = PairFit.fit(flash, studio).correct(new LitFrame(flash, LightState.FLASH));

        assertArrayEquals(studio.rgb(), corrected.rgb());
    }

    @Test
    void refusesPicturesOfTwoSizes() {
        Srgb8Image flash = new Srgb8Image(8, 6);
        Srgb8Image studio = new Srgb8Image(8, 5);

        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                () -> PairFit.fit(flash, studio));

        assertEquals("The flash frame and the aligned studio frame must be of one size, but they are 8x6 and 8x5; warp"
                + " the studio frame onto the flash frame first.", refusal.getMessage());
    }

    @Test
    void refusesAStudioFrameThatHardlyOverlaps() {
        Srgb8Image flash = new Srgb8Image(200, 100);
        AlignedRegion away = new AlignedRegion(Affine.translation(199, 0), 200, 100);

        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                () -> PairFit.fit(flash, flash, away, PairFitSettings.DEFAULT));

        assertEquals("The aligned studio frame has data for only 100 of the flash frame's 20000 pixels; check the"
                + " registration or take the pair again.", refusal.getMessage());
    }

    private static PairFitCorrector fitSitter(double noiseSigma) {
        return PairFit.fit(SITTER.frame(LightState.FLASH, Affine.IDENTITY, noiseSigma, 1),
                SITTER.frame(LightState.STUDIO, Affine.translation(0.3, -0.2), noiseSigma, 2));
    }

    private static Srgb8Image correctSitter() {
        Srgb8Image flash = SITTER.frame(LightState.FLASH, Affine.translation(2, 1), 0.002, 3);
        return fitSitter(0.002).correct(new LitFrame(flash, LightState.FLASH));
    }

    private static Srgb8Image fitIn(Srgb8Image flash, Srgb8Image studio, AlignedRegion region) {
        return PairFit.fit(flash, studio, region, PairFitSettings.DEFAULT)
                .correct(new LitFrame(flash, LightState.FLASH));
    }

    private static Srgb8Image studioWithLeftMargin(int marginPx, int code) {
        Srgb8Image studio = SITTER.frame(LightState.STUDIO, Affine.IDENTITY, 0, 2);
        for (int y = 0; y < HEIGHT; y++) {
            int row = y * WIDTH * 3;
            Arrays.fill(studio.rgb(), row, row + marginPx * 3, (byte) code);
        }
        return studio;
    }

    private static Srgb8Image constant(int code) {
        Srgb8Image image = new Srgb8Image(50, 37);
        Arrays.fill(image.rgb(), (byte) code);
        return image;
    }

    private static Srgb8Image randomPicture(int from, int below, long seed) {
        Random random = new Random(seed);
        Srgb8Image image = new Srgb8Image(120, 90);
        for (int i = 0; i < image.rgb().length; i++) {
            image.rgb()[i] = (byte) random.nextInt(from, below);
        }
        return image;
    }

    private static Srgb8Image halfPlusTwenty(Srgb8Image image) {
        Srgb8Image out = new Srgb8Image(image.width(), image.height());
        for (int i = 0; i < out.rgb().length; i++) {
            out.rgb()[i] = (byte) (20 + (image.rgb()[i] & 0xff) / 2);
        }
        return out;
    }
}
