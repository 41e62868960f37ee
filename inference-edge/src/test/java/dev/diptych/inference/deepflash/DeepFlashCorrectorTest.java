package dev.diptych.inference.deepflash;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.AreaReduction;
import dev.diptych.imaging.Box;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.SrgbPlanes;
import dev.diptych.imaging.face.Face;
import dev.diptych.imaging.face.FaceFinder;
import dev.diptych.imaging.face.FaceSearch;
import dev.diptych.imaging.filter.NystromBilateralFilter;
import dev.diptych.imaging.metrics.Psnr;
import dev.diptych.inference.FakeNetwork;
import dev.diptych.inference.LightState;
import dev.diptych.inference.LightStateMismatchException;
import dev.diptych.inference.LitFrame;
import dev.diptych.inference.NoFaceException;
import dev.diptych.inference.SyntheticSitter;
import dev.diptych.inference.model.Encoding;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeepFlashCorrectorTest {
    private static final FaceFinder NOBODY = _ -> new FaceSearch.NoFace("No face was found; look up.");

    /** Eq. 8: what a perfect prediction at the frame's own resolution makes of it. */
    @Test
    void comesNearTheTruthByAPerfectPredictionAtLowResolution() {
        int side = 256;
        SyntheticSitter sitter = new SyntheticSitter(side, side);
        Srgb8Image flash = sitter.frame(LightState.FLASH, Affine.IDENTITY, 0.002, 1);
        Srgb8Image studio = sitter.frame(LightState.STUDIO, Affine.IDENTITY, 0.002, 2);
        float[] studioAt128 = filtered(studio, 128);
        FakeNetwork network = new FakeNetwork(128, x -> encoded(x, studioAt128));
        SrgbPlanes truth = SrgbPlanes.of(flash);
        float[] flashFull = filtered(flash, side);
        float[] studioFull = filtered(studio, side);
        for (int i = 0; i < flashFull.length; i++) {
            truth.values()[i] -= flashFull[i] - studioFull[i];
        }

        Srgb8Image corrected = corrector(Encoding.C, network, Rendering.EDGE_AWARE, NOBODY, WithoutFace.CENTRAL_SQUARE)
                .correct(flashFrame(flash));

        double psnrDb = Psnr.dB(corrected, truth.toSrgb8());
        assertTrue(psnrDb >= 33, "only " + psnrDb + " dB");
        assertTrue(Psnr.dB(flash, truth.toSrgb8()) < 20, "the flash frame itself should be far away");
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheFrameToTheBitWhereNothingIsToChange(Rendering rendering) {
        Srgb8Image frame = randomPicture(150, 90);

        Srgb8Image corrected = corrector(Encoding.C, FakeNetwork.ofDifference(64, 0, 0, 0), rendering,
                faceAt(40, 20, 30),
                WithoutFace.REFUSE).correct(flashFrame(frame));

        assertArrayEquals(frame.rgb(), corrected.rgb());
    }

    /** An engine of half precision may run over; later frames must not suffer from it. */
    @Test
    void whatIsNotANumberChangesNothing() {
        Srgb8Image frame = randomPicture(64, 64);

        Srgb8Image corrected = corrector(Encoding.C, FakeNetwork.ofDifference(64, Float.NaN, 0, 0),
                Rendering.EDGE_AWARE, NOBODY, WithoutFace.CENTRAL_SQUARE).correct(flashFrame(frame));

        assertArrayEquals(frame.rgb(), corrected.rgb());
    }

    /** The square is far smaller than the frame; nothing shows where it ends. */
    @Test
    void theSquareIsNotSeenInAWideFrame() {
        Srgb8Image wall = new Srgb8Image(200, 100);
        Arrays.fill(wall.rgb(), (byte) 90);

        Srgb8Image corrected = corrector(Encoding.C, FakeNetwork.ofDifference(64, -0.4f, -0.2f, 0.1f),
                Rendering.EDGE_AWARE, faceAt(85, 30, 40), WithoutFace.REFUSE).correct(flashFrame(wall));

        for (int i = 0; i < corrected.rgb().length; i++) {
            int expected = new int[]{192, 141, 65}[i % 3];
            // The last pixels are so far away that the change begins to fade.
            int x = i / 3 % 200;
            if (x >= 20 && x < 180) {
                assertEquals(expected, corrected.rgb()[i] & 0xff, 1, "at column " + x);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void asThePaperHasItEachPixelIsCorrectedByItsOwnPrediction(Encoding encoding) {
        int side = 64;
        Srgb8Image frame = randomPicture(side, side);
        float[] prediction = new float[3 * side * side];
        Random random = new Random(5);
        for (int i = 0; i < prediction.length; i++) {
            prediction[i] = random.nextFloat(-0.2f, 1.2f);
        }

        Srgb8Image corrected = corrector(encoding, new FakeNetwork(side, _ -> prediction), Rendering.PAPER, NOBODY,
                WithoutFace.CENTRAL_SQUARE).correct(flashFrame(frame));

        for (int i = 0; i < frame.rgb().length; i++) {
            float x = (frame.rgb()[i] & 0xff) / 255f;
            float y = Math.clamp(prediction[i % 3 * side * side + i / 3], 0f, 1f);
            float expected = Math.clamp(encoding.corrected(x, y), 0f, 1f) * 255;
            assertEquals(expected, corrected.rgb()[i] & 0xff, 0.51);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theNetworkIsShownWhatItWasTrainedOn(Encoding encoding) {
        Srgb8Image frame = randomPicture(64, 64);
        AtomicReference<float[]> shown = new AtomicReference<>();
        FakeNetwork network = new FakeNetwork(64, x -> {
            shown.set(x);
            return x;
        });

        corrector(encoding, network, Rendering.EDGE_AWARE, NOBODY, WithoutFace.CENTRAL_SQUARE)
                .correct(flashFrame(frame));

        assertArrayEquals(encoding.filtered() ? filtered(frame, 64) : SrgbPlanes.of(frame).values(), shown.get(),
                1e-6f);
    }

    @Test
    void givesTheSameBitsOnOneThreadAsOnMany() throws Exception {
        Srgb8Image frame = randomPicture(160, 120);
        DeepFlashCorrector corrector = corrector(Encoding.C, new FakeNetwork(64, x -> x), Rendering.EDGE_AWARE,
                faceAt(60, 30, 40), WithoutFace.REFUSE);
        Srgb8Image onMany = corrector.correct(flashFrame(frame));

        Srgb8Image onOne;
        try (ForkJoinPool single = new ForkJoinPool(1)) {
            onOne = single.submit(() -> corrector.correct(flashFrame(frame))).get();
        }

        assertArrayEquals(onMany.rgb(), onOne.rgb());
    }

    @Test
    void refusesALightThatTheNetworkWasNotTrainedOn() {
        DeepFlashCorrector corrector = corrector(Encoding.C, new FakeNetwork(64, x -> x), Rendering.EDGE_AWARE, NOBODY,
                WithoutFace.REFUSE);
        LitFrame preview = new LitFrame(randomPicture(64, 64), LightState.FLASH_PREVIEW);

        assertThrows(LightStateMismatchException.class, () -> corrector.correct(preview));
        assertThrows(LightStateMismatchException.class,
                () -> corrector.correct(preview, HeadAndShoulders.central(64, 64)));
    }

    @Test
    void refusesAPictureWithoutAFaceInTheFindersWords() {
        DeepFlashCorrector corrector = corrector(Encoding.C, new FakeNetwork(64, x -> x), Rendering.EDGE_AWARE, NOBODY,
                WithoutFace.REFUSE);

        NoFaceException refusal = assertThrows(NoFaceException.class,
                () -> corrector.correct(flashFrame(randomPicture(64, 64))));

        assertEquals("No face was found; look up.", refusal.sentence());
    }

    @Test
    void refusesAViewBeyondTheFrame() {
        DeepFlashCorrector corrector = corrector(Encoding.C, new FakeNetwork(64, x -> x), Rendering.EDGE_AWARE, NOBODY,
                WithoutFace.REFUSE);

        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> corrector
                .correct(flashFrame(randomPicture(64, 64)), new HeadAndShoulders(new Box(10, 0, 60, 60))));

        assertTrue(String.valueOf(refusal.getMessage()).contains("reaches beyond the frame of 64x64 pixels"));
    }

    @Test
    void correctsPicturesOfOnePixel() {
        Srgb8Image pixel = new Srgb8Image(1, 1, new byte[]{10, 20, 30});

        Srgb8Image corrected = corrector(Encoding.C, FakeNetwork.ofDifference(64, -0.2f, 0, 0), Rendering.EDGE_AWARE,
                NOBODY, WithoutFace.CENTRAL_SQUARE).correct(flashFrame(pixel));

        assertArrayEquals(new byte[]{61, 20, 30}, corrected.rgb());
    }

    @Test
    void closesItsNetwork() {
        FakeNetwork network = new FakeNetwork(64, x -> x);
        DeepFlashCorrector corrector = corrector(Encoding.C, network, Rendering.EDGE_AWARE, NOBODY, WithoutFace.REFUSE);
        assertFalse(network.closed());

        corrector.close();

        assertTrue(network.closed());
    }

    private static DeepFlashCorrector corrector(Encoding encoding, FakeNetwork network, Rendering rendering,
            FaceFinder finder, WithoutFace withoutFace) {
        return new DeepFlashCorrector(FakeNetwork.card(encoding, LightState.FLASH), network, rendering, finder,
                withoutFace);
    }

    private static FaceFinder faceAt(double x, double y, double side) {
        return _ -> new FaceSearch.Found(List.of(new Face(new Box(x, y, side, side), 20)));
    }

    private static LitFrame flashFrame(Srgb8Image picture) {
        return new LitFrame(picture, LightState.FLASH);
    }

    private static float[] filtered(Srgb8Image picture, int sidePx) {
        float[] planes = new float[3 * sidePx * sidePx];
        AreaReduction.square(picture, Box.ofImage(picture.width(), picture.height()), sidePx, planes);
        float[] filtered = new float[planes.length];
        new NystromBilateralFilter(sidePx, sidePx, 0.03 * sidePx, 0.4).apply(planes, filtered);
        return filtered;
    }

    private static float[] encoded(float[] flash, float[] studio) {
        float[] target = new float[flash.length];
        for (int i = 0; i < target.length; i++) {
            target[i] = Encoding.C.target(flash[i], studio[i]);
        }
        return target;
    }

    private static Srgb8Image randomPicture(int width, int height) {
        Srgb8Image picture = new Srgb8Image(width, height);
        new Random(1).nextBytes(picture.rgb());
        return picture;
    }
}
