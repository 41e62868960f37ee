package dev.diptych.imaging.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.Box;
import dev.diptych.imaging.Srgb8Image;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CascadeFaceFinderTest {
    private static CascadeFaceFinder finder;

    @BeforeAll
    static void load() throws FaceFinderUnavailableException {
        finder = CascadeFaceFinder.load();
    }

    @ParameterizedTest
    @CsvSource({"320, 240, 60, 1.0, searched as it is", "1280, 960, 60, 1.0, reduced by a whole number",
        "1111, 777, 60, 1.0, reduced by a crooked number", "480, 640, 60, 1.0, upright",
        "640, 480, 20, 1.0, before a dark wall", "640, 480, 200, 1.0, before a bright wall",
        "640, 480, 110, 0.3, far darker than the wall", "640, 480, 10, 0.15, a weak flash"})
    void facesAreFoundWhereTheyAre(int width, int height, int backdropTone, double gain, String reason) {
        double faceWidth = Math.min(width, height) / 3.0;
        Box truth = new Box(0.4 * width, 0.35 * height, faceWidth, 1.3 * faceWidth);

        FaceSearch search = finder.find(new DrawnFace(width, height, backdropTone).with(truth, gain).picture());

        Face face = assertInstanceOf(FaceSearch.Found.class, search, reason).largest();
        assertEquals(truth.x() + truth.width() / 2, centreX(face), 0.1 * faceWidth, reason);
        assertEquals(truth.y() + truth.height() / 2, centreY(face), 0.15 * faceWidth, reason);
        assertEquals(1.2, face.box().width() / faceWidth, 0.25, reason);
        assertEquals(face.box().width(), face.box().height(), 1e-9, reason);
        assertTrue(face.neighbours() >= 12, reason + ", " + face);
    }

    @Test
    void boxIsThatOfTheReducedPictureScaledAboutThePixelsEdges() {
        Srgb8Image small = new DrawnFace(320, 240, 60).with(new Box(120, 80, 80, 104), 1).picture();
        Srgb8Image large = enlarged(small, 3);

        Box found = only(small).box();
        Box foundInLarge = only(large).box();

        assertEquals(3 * found.x() + 1, foundInLarge.x(), 1e-9);
        assertEquals(3 * found.y() + 1, foundInLarge.y(), 1e-9);
        assertEquals(3 * found.width(), foundInLarge.width(), 1e-9);
    }

    @Test
    void largestFaceComesFirst() {
        Srgb8Image picture = new DrawnFace(640, 480, 60).with(new Box(60, 150, 90, 117), 1)
                .with(new Box(300, 120, 160, 208), 1)
                .with(new Box(500, 60, 90, 117), 1)
                .picture();

        List<Face> faces = assertInstanceOf(FaceSearch.Found.class, finder.find(picture)).faces();

        assertEquals(3, faces.size());
        assertEquals(380, centreX(faces.getFirst()), 16);
        assertTrue(faces.get(1).box().width() >= faces.get(2).box().width());
    }

    @ParameterizedTest
    @CsvSource({"0, nearly black", "6, nearly black", "128, check that the sitter", "255, nearly white"})
    void emptyPictureHasNoFaceAndSaysWhatToCheck(int tone, String said) {
        byte[] rgb = new byte[320 * 240 * 3];
        Arrays.fill(rgb, (byte) tone);

        FaceSearch search = finder.find(new Srgb8Image(320, 240, rgb));

        String sentence = assertInstanceOf(FaceSearch.NoFace.class, search).sentence();
        assertTrue(sentence.contains(said), sentence);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, one pixel", "19, 400, narrower than any window", "5000, 30, reduced to less than a window"})
    void picturesTooSmallForAFaceHaveNone(int width, int height, String reason) {
        assertInstanceOf(FaceSearch.NoFace.class, finder.find(new DrawnFace(width, height, 128).picture()), reason);
    }

    @Test
    void noiseHasNoFace() {
        for (long seed = 1; seed <= 10; seed++) {
            byte[] rgb = new byte[80 * 60 * 3];
            new Random(seed).nextBytes(rgb);

            FaceSearch search = finder.find(enlarged(new Srgb8Image(80, 60, rgb), 4));

            assertInstanceOf(FaceSearch.NoFace.class, search, "seed " + seed);
        }
    }

    @Test
    void faceUpsideDownIsNoFace() {
        Srgb8Image upright = new DrawnFace(320, 240, 60).with(new Box(120, 80, 80, 104), 1).picture();
        byte[] turned = new byte[upright.rgb().length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = upright.rgb()[turned.length - 1 - i];
        }

        assertInstanceOf(FaceSearch.NoFace.class, finder.find(new Srgb8Image(320, 240, turned)));
    }

    @Test
    void manyThreadsGetTheSameFaces() {
        Srgb8Image picture = new DrawnFace(640, 480, 60).with(new Box(60, 150, 90, 117), 1)
                .with(new Box(300, 120, 160, 208), 1)
                .picture();
        FaceSearch alone = finder.find(picture);

        List<FaceSearch> together = IntStream.range(0, 8).parallel().mapToObj(i -> finder.find(picture)).toList();

        assertEquals(Collections.nCopies(8, alone), together);
    }

    private static Face only(Srgb8Image picture) {
        List<Face> faces = assertInstanceOf(FaceSearch.Found.class, finder.find(picture)).faces();
        assertEquals(1, faces.size());
        return faces.getFirst();
    }

    private static Srgb8Image enlarged(Srgb8Image picture, int factor) {
        Srgb8Image large = new Srgb8Image(picture.width() * factor, picture.height() * factor);
        for (int y = 0; y < large.height(); y++) {
            for (int x = 0; x < large.width(); x++) {
                for (int channel = 0; channel < 3; channel++) {
                    large.rgb()[(y * large.width() + x) * 3 + channel] = (byte) picture.at(x / factor, y / factor,
                            channel);
                }
            }
        }
        return large;
    }

    private static double centreX(Face face) {
        return face.box().x() + face.box().width() / 2;
    }

    private static double centreY(Face face) {
        return face.box().y() + face.box().height() / 2;
    }
}
