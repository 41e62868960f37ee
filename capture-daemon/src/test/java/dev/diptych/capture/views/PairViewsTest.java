package dev.diptych.capture.views;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.archive.CommittedPair;
import dev.diptych.archive.PairId;
import dev.diptych.archive.SessionId;
import dev.diptych.capture.daemon.PairPicture;
import dev.diptych.capture.daemon.PairPictureFiles;
import dev.diptych.capture.daemon.PairPictures;
import dev.diptych.capture.develop.DevelopedPair;
import dev.diptych.capture.develop.QualityReport;
import dev.diptych.capture.develop.StageTimes;
import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.face.FaceSearch;
import dev.diptych.imaging.registration.Registration;
import dev.diptych.imaging.io.ImageReader;
import dev.diptych.imaging.registration.Verdict;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairViewsTest {
    private static final PairId PAIR = new PairId(new SessionId("007", "01"), 3);

    @TempDir
    Path folder = Path.of("");

    private static Srgb8Image plain(int width, int height, int red, int green, int blue) {
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = (byte) red;
            rgb[i + 1] = (byte) green;
            rgb[i + 2] = (byte) blue;
        }
        return new Srgb8Image(width, height, rgb);
    }

    private PairPictures.Made make(Srgb8Image studio, Srgb8Image flash, Verdict verdict) throws Exception {
        CommittedPair committed = new CommittedPair(PAIR, folder, folder.resolve("manifest.json"), "0".repeat(64),
                Map.of());
        DevelopedPair developed = new DevelopedPair(studio, flash, flash, studio, Optional.empty(),
                new Registration(Affine.IDENTITY, verdict, "Because.", 0.3, 1, 1, 1), new FaceSearch.NoFace("Nobody."),
                new QualityReport(dev.diptych.capture.develop.Verdict.GOOD, "", "", List.of()),
                new StageTimes(1, 1, 1, 1, 1));
        return new PairViews(Optional.empty()).make(committed, developed);
    }

    private Srgb8Image read(PairPicture picture) throws Exception {
        return ImageReader.read(PairPictureFiles.in(folder, PAIR, picture));
    }

    @Test
    void widePicturesAreMadeSmallerAndAnotherIsNot() throws Exception {
        PairPictures.Made made = make(plain(1600, 480, 200, 100, 50), plain(1600, 480, 20, 30, 40), Verdict.GOOD);

        assertEquals(List.of(PairPicture.STUDIO, PairPicture.FLASH, PairPicture.OVERLAY, PairPicture.STRIP),
                made.pictures());
        assertEquals(Optional.empty(), made.correctedBy());
        assertEquals(800, read(PairPicture.STUDIO).width());
        assertEquals(240, read(PairPicture.OVERLAY).height());
        assertEquals(160, read(PairPicture.STRIP).height());
        make(plain(1280, 96, 1, 2, 3), plain(1280, 96, 1, 2, 3), Verdict.GOOD);
        assertEquals(1280, read(PairPicture.FLASH).width());
    }

    @Test
    void framesThatCouldNotBeAlignedHaveNoOverlay() throws Exception {
        assertEquals(List.of(PairPicture.STUDIO, PairPicture.FLASH, PairPicture.STRIP),
                make(plain(8, 8, 1, 2, 3), plain(8, 8, 1, 2, 3), Verdict.FAILED).pictures());
    }

    @Test
    void anOverlayIsGreyWherePicturesFitAndRedOrCyanWhereOneIsBrighter() {
        assertArrayEquals(new byte[]{90, 90, 90},
                Overlay.of(plain(1, 1, 90, 90, 90), plain(1, 1, 90, 90, 90)).rgb());
        assertArrayEquals(new byte[]{(byte) 255, 0, 0},
                Overlay.of(plain(1, 1, 255, 255, 255), plain(1, 1, 0, 0, 0)).rgb());
        assertArrayEquals(new byte[]{0, (byte) 149, (byte) 149},
                Overlay.of(plain(1, 1, 0, 0, 0), plain(1, 1, 0, 255, 0)).rgb(), "Green is as bright as BT.601 says.");
    }

    @Test
    void theMiddleHalvesLieBesideEachOther() {
        Srgb8Image left = plain(4, 1, 10, 10, 10);
        Arrays.fill(left.rgb(), 3, 9, (byte) 20);
        Srgb8Image both = SideBySide.of(left, plain(4, 1, 30, 30, 30));

        assertEquals(4, both.width());
        assertArrayEquals(new byte[]{20, 20, 20, 20, 20, 20, 30, 30, 30, 30, 30, 30}, both.rgb());
        assertEquals(2, SideBySide.of(plain(1, 1, 0, 0, 0), plain(1, 1, 0, 0, 0)).width());
        assertTrue(both.height() == 1);
    }
}
