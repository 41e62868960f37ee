package dev.diptych.imaging.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Box;
import dev.diptych.imaging.Plane;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MutualInformationRegistrarTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final Box FRAME = Box.ofImage(WIDTH, HEIGHT);
    private static final Affine SLIGHT = Affine.similarity(0.02, 1.01, 160, 120, 4.3, -2.6);
    private static final Affine STRONG = new Affine(1.03, -0.05, 9, 0.06, 0.97, -7);

    private final AffineRegistrar registrar = new MutualInformationRegistrar();

    static Stream<Arguments> lights() {
        UnaryOperator<Plane> same = plane -> plane;
        UnaryOperator<Plane> inverted = BlobScene::inverted;
        UnaryOperator<Plane> relit = BlobScene::relit;
        UnaryOperator<Plane> noisy = plane -> BlobScene.noisy(BlobScene.relit(plane), 4, 3);
        UnaryOperator<Plane> relitAndInverted = plane -> BlobScene.inverted(BlobScene.relit(plane));
        return Stream.of(Arguments.of("same light, slight motion", SLIGHT, same, 0.04),
                Arguments.of("same light, rotation, scale and shear", STRONG, same, 0.08),
                Arguments.of("relit", STRONG, relit, 0.08), Arguments.of("inverted", STRONG, inverted, 0.08),
                Arguments.of("relit and inverted", SLIGHT, relitAndInverted, 0.05),
                Arguments.of("low light: relit, noise of 4 codes", SLIGHT, noisy, 0.15),
                Arguments.of("moved by 6 % of the width", Affine.translation(-19.2, 0), relit, 0.05),
                Arguments.of("not moved", Affine.IDENTITY, relit, 0.03),
                Arguments.of("not moved, noise of 4 codes", Affine.IDENTITY, noisy, 0.1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lights")
    void recoversTheMapUnderOtherLight(String name, Affine truth, UnaryOperator<Plane> light, double tolerancePx) {
        BlobScene scene = new BlobScene(WIDTH, HEIGHT, 11);
        Plane reference = BlobScene.noisy(scene.render(WIDTH, HEIGHT, Affine.IDENTITY), 1, 5);
        Plane moving = light.apply(scene.render(WIDTH, HEIGHT, truth.inverse()));

        Registration found = registrar.register(reference, moving);

        double errorPx = found.matrix().meanDisplacementPx(truth, FRAME);
        assertTrue(errorPx <= tolerancePx, name + ": off by " + errorPx + " px");
        assertTrue(errorPx <= 2 * found.errorEstimatePx(), name + ": " + found);
        assertEquals(Verdict.GOOD, found.verdict(), found.toString());
        assertEquals("", found.reason());
        assertTrue(found.overlap() > 0.8 && found.overlap() <= 1, found.toString());
    }

    @Test
    void theRegionDecidesWhoseMotionIsFound() {
        Affine sitterMoved = Affine.similarity(0.01, 1, 160, 120, 7, 4);
        Plane reference = sitterBeforeBackdrop(Affine.IDENTITY);
        Plane moving = BlobScene.relit(sitterBeforeBackdrop(sitterMoved));

        Registration sitter = registrar.register(reference, moving, RegionOfInterest.ellipse(0.5, 0.5, 0.38, 0.46));

        double errorPx = sitter.matrix().meanDisplacementPx(sitterMoved, new Box(80, 40, 160, 160));
        assertTrue(errorPx < 0.2, "off by " + errorPx + " px: " + sitter);
        assertTrue(sitter.verdict() != Verdict.FAILED, sitter.toString());
    }

    @Test
    void aPartThatMovedOnItsOwnLowersTheAgreement() {
        Plane reference = sitterBeforeBackdrop(Affine.IDENTITY);
        Plane moving = sitterBeforeBackdrop(Affine.translation(7, 4));

        Registration sitter = registrar.register(reference, moving, RegionOfInterest.ellipse(0.5, 0.5, 0.25, 0.35));
        Registration everything = registrar.register(reference, moving);

        assertTrue(sitter.blockAgreement() > 0.9, sitter.toString());
        assertTrue(everything.blockAgreement() < 0.8, everything.toString());
    }

    @Test
    void picturesOfDifferentSizesAreRegistered() {
        BlobScene scene = new BlobScene(WIDTH, HEIGHT, 12);
        Affine halfAgain = new Affine(0.8, 0, -0.1, 0, 0.8, -0.1);
        Plane reference = scene.render(WIDTH, HEIGHT, Affine.IDENTITY);
        Plane scaled = scene.render(256, 192, halfAgain.inverse());
        Plane cropped = scene.render(280, 220, Affine.translation(20, 10));

        Registration toScaled = registrar.register(reference, scaled);
        Registration toCropped = registrar.register(reference, cropped);

        assertEquals(0, toScaled.matrix().meanDisplacementPx(halfAgain, FRAME), 0.1);
        assertEquals(0, toCropped.matrix().meanDisplacementPx(Affine.translation(-20, -10), FRAME), 0.05);
        assertEquals(Verdict.GOOD, toCropped.verdict(), toCropped.toString());
    }

    @Test
    void littleOverlapIsDoubtedWithItsShare() {
        BlobScene scene = new BlobScene(WIDTH, HEIGHT, 13);
        Plane reference = scene.render(WIDTH, HEIGHT, Affine.IDENTITY);
        Plane leftPart = scene.render(208, HEIGHT, Affine.IDENTITY);

        Registration found = registrar.register(reference, leftPart);

        assertEquals(0, found.matrix().meanDisplacementPx(Affine.IDENTITY, FRAME), 0.1);
        assertEquals(Verdict.DOUBTFUL, found.verdict(), found.toString());
        assertEquals("Only 65 % of the reference lies in the moving picture.", found.reason());
    }

    @Test
    void unrelatedScenesFail() {
        Plane reference = new BlobScene(WIDTH, HEIGHT, 1).render(WIDTH, HEIGHT, Affine.IDENTITY);
        Plane other = new BlobScene(WIDTH, HEIGHT, 2).render(WIDTH, HEIGHT, Affine.IDENTITY);

        assertFailed(registrar.register(reference, other));
    }

    @Test
    void noiseFails() {
        Plane grey = new Plane(WIDTH, HEIGHT);
        Arrays.fill(grey.values(), 128);

        assertFailed(registrar.register(BlobScene.noisy(grey, 12, 1), BlobScene.noisy(grey, 12, 2)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPictureOfOneToneFails(boolean referenceIsFlat) {
        Plane scene = new BlobScene(WIDTH, HEIGHT, 1).render(WIDTH, HEIGHT, Affine.IDENTITY);
        Plane grey = new Plane(WIDTH, HEIGHT);
        Arrays.fill(grey.values(), 128);

        Registration found = referenceIsFlat ? registrar.register(grey, scene) : registrar.register(scene, grey);

        assertFailed(found);
        assertEquals("The " + (referenceIsFlat ? "reference" : "moving") + " picture is all one tone.",
                found.reason());
    }

    @Test
    void tinyPicturesAreRefusedWithTheirSize() {
        ImageTooSmallException refusal = assertThrows(ImageTooSmallException.class,
                () -> registrar.register(new Plane(1, 1), new Plane(WIDTH, HEIGHT)));

        assertEquals("The reference picture is 1x1 pixels; registration needs at least 32 on each side.",
                refusal.getMessage());
        assertThrows(ImageTooSmallException.class,
                () -> registrar.register(new Plane(WIDTH, HEIGHT), new Plane(400, 31)));
    }

    @ParameterizedTest(name = "{0}x{1}")
    @MethodSource("smallSizes")
    void smallPicturesAreRegisteredOrRefusedButNeverThrow(int width, int height) {
        BlobScene scene = new BlobScene(width, height, 4);

        Registration found = registrar.register(scene.render(width, height, Affine.IDENTITY),
                scene.render(width, height, Affine.translation(-1, 0.5)));

        assertTrue(Double.isFinite(found.errorEstimatePx()), found.toString());
        assertTrue(Arrays.stream(found.matrix().toRowMajor()).allMatch(Double::isFinite), found.toString());
    }

    static Stream<Arguments> smallSizes() {
        return Stream.of(Arguments.of(32, 32), Arguments.of(33, 47), Arguments.of(32, 700), Arguments.of(99, 61));
    }

    @Test
    void theSameInputGivesTheSameBits() {
        BlobScene scene = new BlobScene(WIDTH, HEIGHT, 8);
        Plane reference = scene.render(WIDTH, HEIGHT, Affine.IDENTITY);
        Plane moving = BlobScene.relit(scene.render(WIDTH, HEIGHT, SLIGHT.inverse()));

        assertEquals(registrar.register(reference, moving), registrar.register(reference, moving));
    }

    @Test
    void aRegionOutsideTheFrameIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> RegionOfInterest.ellipse(1.5, 0.5, 0.2, 0.2));
        assertThrows(IllegalArgumentException.class, () -> RegionOfInterest.ellipse(0.5, 0.5, 0.01, 0.2));
    }

    private static void assertFailed(Registration found) {
        assertEquals(Verdict.FAILED, found.verdict(), found.toString());
        assertFalse(found.reason().isEmpty());
        assertTrue(found.errorEstimatePx() >= 400, found.toString());
    }

    /** An ellipse of one scene, moved, before another that stands still. */
    private static Plane sitterBeforeBackdrop(Affine sitterMoved) {
        Plane backdrop = new BlobScene(WIDTH, HEIGHT, 21).render(WIDTH, HEIGHT, Affine.IDENTITY);
        Affine toSitter = sitterMoved.inverse();
        Plane sitter = new BlobScene(WIDTH, HEIGHT, 22).render(WIDTH, HEIGHT, toSitter);
        RegionOfInterest outline = RegionOfInterest.ellipse(0.5, 0.5, 0.32, 0.42);
        for (int y = 0, i = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++, i++) {
                if (outline.contains(toSitter.mapX(x, y), toSitter.mapY(x, y), WIDTH, HEIGHT)) {
                    backdrop.values()[i] = sitter.values()[i];
                }
            }
        }
        return backdrop;
    }
}
