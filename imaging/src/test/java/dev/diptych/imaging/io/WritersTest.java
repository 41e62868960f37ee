package dev.diptych.imaging.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.Linear16Image;
import dev.diptych.imaging.Srgb8Image;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WritersTest {
    @ParameterizedTest(name = "{0}x{1}")
    @CsvSource({"1, 1", "37, 23", "3, 700", "400, 300"})
    void pngComesBackUnchanged(int width, int height, @TempDir Path folder) throws IOException {
        Srgb8Image image = TestPictures.textured(width, height);
        Path file = Files.write(folder.resolve("a.png"), PngWriter.encode(image));

        Srgb8Image read = ImageReader.read(file);

        assertEquals(width, read.width());
        assertArrayEquals(image.rgb(), read.rgb());
    }

    @Test
    void pngLeavesTheStreamOpen() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        PngWriter.write(TestPictures.textured(9, 9), out);
        PngWriter.write(TestPictures.textured(9, 9), out);

        assertEquals(2 * PngWriter.encode(TestPictures.textured(9, 9)).length, out.size());
    }

    @Test
    void jpegComesBackAlike(@TempDir Path folder) throws IOException {
        Srgb8Image image = TestPictures.quarters(64, 64);
        Path file = Files.write(folder.resolve("a.jpg"), JpegWriter.encode(image, 0.95f));

        Srgb8Image read = ImageReader.read(file);

        // Chroma is halved and interpolated, so only what lies off the quarters' borders is kept.
        for (int i : new int[]{16, 48}) {
            for (int channel = 0; channel < 3; channel++) {
                assertEquals(image.at(i, 16, channel), read.at(i, 16, channel), 3);
                assertEquals(image.at(i, 48, channel), read.at(i, 48, channel), 3);
            }
        }
    }

    @Test
    void jpegGrowsWithItsQuality() {
        Srgb8Image image = TestPictures.textured(64, 48);

        assertTrue(JpegWriter.encode(image, 0.3f).length < JpegWriter.encode(image, 0.9f).length);
        assertThrows(IllegalArgumentException.class, () -> JpegWriter.encode(image, 1.1f));
    }

    @Test
    void linearPpmComesBackUnchangedWithItsLevels() throws IOException {
        Linear16Image image = linear(53, 150);
        ByteArrayOutputStream streamed = new ByteArrayOutputStream();

        Linear16Image read = LinearPpm.decode(LinearPpm.encode(image));
        LinearPpm.write(image, streamed);

        assertArrayEquals(image.rgb(), read.rgb());
        assertEquals(53, read.width());
        assertEquals(256, read.blackLevel());
        assertEquals(16_383, read.whiteLevel());
        assertArrayEquals(LinearPpm.encode(image), streamed.toByteArray());
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', value = {"P6 | P5 | does not start with P6 | grey",
        "# encoding linear16 | # by hand | not in linear light | another encoding",
        "65535 | 255 | not in linear light | eight bits", "# black_level 256 | # | lacks the comment | no black level",
        "# white_level 16383 | # white_level 12 | black must be below white | levels crossed",
        "53 150 | 53 151 | cut off | one row missing", "53 150 | 53 | without width | a number missing",
        "53 150 | 90000 90000 | limit of 64 megapixels | header bomb"})
    void brokenLinearPpmIsRefusedInOneSentence(String part, String changed, String complaint, String why) {
        String good = new String(LinearPpm.encode(linear(53, 150)), StandardCharsets.ISO_8859_1);
        byte[] bad = good.replaceFirst(part, changed).getBytes(StandardCharsets.ISO_8859_1);

        ImageReadException refusal = assertThrows(ImageReadException.class, () -> LinearPpm.decode(bad), why);

        assertTrue(refusal.toString().contains(complaint), refusal.toString());
        assertTrue(refusal.toString().endsWith("."), refusal.toString());
    }

    private static Linear16Image linear(int width, int height) {
        Random random = new Random(3);
        short[] rgb = new short[width * height * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (short) random.nextInt(0x10000);
        }
        return new Linear16Image(width, height, rgb, 256, 16_383);
    }
}
