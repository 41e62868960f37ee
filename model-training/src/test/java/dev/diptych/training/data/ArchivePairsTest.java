package dev.diptych.training.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.archive.PairId;
import dev.diptych.archive.PictureSquare;
import dev.diptych.archive.export.CropFile;
import dev.diptych.archive.export.Part;
import dev.diptych.archive.export.TrainingPair;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.io.PngWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivePairsTest {
    private static final int SIDE_PX = 64;
    private static final String SET = "a".repeat(64);

    @TempDir
    Path folder;

    @Test
    void testingTakesPairAfterPairAsItWasCaptured() throws Exception {
        TrainingPair first = pair(1, 40);
        TrainingPair second = pair(2, 90);
        ArchivePairs pairs = ArchivePairs.inOrder(List.of(first, second), SET, 32);
        assertEquals(40 / 255f, pairs.pair(0).flash().at(0, 0, 0), 1e-6);
        assertEquals(90 / 255f, pairs.pair(1).flash().at(0, 0, 0), 1e-6);
        assertArrayEquals(pairs.pair(0).studio().values(), pairs.pair(2).studio().values());
    }

    @Test
    void trainingVariesBothPicturesAlike() throws Exception {
        ArchivePairs pairs = ArchivePairs.varied(List.of(pair(1, 40)), SET, 3, 32);
        ArchivePairs again = ArchivePairs.varied(List.of(pair(1, 40)), SET, 3, 32);
        boolean varied = false;
        for (int draw = 0; draw < 8; draw++) {
            PicturePair pair = pairs.pair(draw);
            assertArrayEquals(pair.flash().values(), again.pair(draw).flash().values());
            // The studio picture is the flash picture, 20 codes brighter: so it stays in every variation.
            for (int i = 0; i < pair.flash().values().length; i++) {
                assertEquals(pair.flash().values()[i] + 20 / 255f, pair.studio().values()[i], 2 / 255f);
            }
            varied |= !Arrays.equals(pair.flash().values(), pairs.pair(0).flash().values());
        }
        assertTrue(varied);
    }

    @Test
    void aPictureThatIsAnotherOneIsRefused() throws Exception {
        TrainingPair pair = pair(1, 40);
        Files.write(pair.flash().file(), PngWriter.encode(new Srgb8Image(SIDE_PX, SIDE_PX)));
        ArchivePairs pairs = ArchivePairs.inOrder(List.of(pair), SET, 32);
        UncheckedIOException refused = assertThrows(UncheckedIOException.class, () -> pairs.pair(0));
        assertTrue(refused.toString().contains("SHA-256 differs"), refused.toString());
    }

    @Test
    void saysWhatTheDataAre() throws Exception {
        List<TrainingPair> two = List.of(pair(1, 40), pair(2, 90));
        ArchivePairs pairs = ArchivePairs.varied(two, SET, 3, 32);
        assertTrue(pairs.description().startsWith("2 captured pairs of 1 subjects"), pairs.description());
        assertFalse(pairs.sha256().equals(ArchivePairs.varied(two, SET, 4, 32).sha256()));
    }

    private TrainingPair pair(int number, int code) throws Exception {
        return new TrainingPair(new PairId("017", "02", number), "", Part.TRAIN, file("flash" + number, code),
                file("studio" + number, code + 20), Optional.of(new PictureSquare(16, 16, 32)));
    }

    /** Brighter towards the right. */
    private CropFile file(String name, int code) throws Exception {
        Srgb8Image picture = new Srgb8Image(SIDE_PX, SIDE_PX);
        for (int i = 0; i < picture.rgb().length; i++) {
            picture.rgb()[i] = (byte) (code + i / 3 % SIDE_PX / 2);
        }
        Path file = folder.resolve(name + ".png");
        byte[] bytes = PngWriter.encode(picture);
        write(file, bytes);
        return new CropFile(file, HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
    }
}
