package dev.diptych.imaging.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.Linear16Image;
import dev.diptych.imaging.Srgb8Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReaderTest {
    private static final byte[] PNG = PngWriter.encode(TestPictures.textured(60, 40));
    private static final byte[] JPEG = JpegWriter.encode(TestPictures.textured(160, 120), 0.9f);

    /** 1x1, colour type 2, 16 bits: ffff 8080 0101. */
    private static final String PNG_OF_ONE_16_BIT_PIXEL = "89504e470d0a1a0a0000000d4948445200000001000000011002000000c0e78f9d0000000f49444154789c63f8"
            + "ffbfa1819111000e7f0301a25288120000000049454e44ae426082";

    @TempDir
    private Path folder = Path.of("");

    static Stream<Arguments> badFiles() {
        byte[] hugePng = PNG.clone();
        ByteBuffer.wrap(hugePng).putInt(16, 100_000).putInt(20, 100_000);
        byte[] emptyPng = PNG.clone();
        ByteBuffer.wrap(emptyPng).putInt(16, 0);
        byte[] damagedPng = PNG.clone();
        Arrays.fill(damagedPng, 200, 260, (byte) 0x55);
        byte[] damagedJpeg = JPEG.clone();
        Arrays.fill(damagedJpeg, JPEG.length / 2, JPEG.length / 2 + 400, (byte) 0xff);
        byte[] bmpBomb = bmp();
        ByteBuffer.wrap(bmpBomb).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 30_000).putInt(22, 30_000);
        return Stream.of(Arguments.of("empty file", new byte[0], "is empty"),
                Arguments.of("text", text("Dear diary"), "is not a picture"),
                Arguments.of("one byte", new byte[]{(byte) 0xff}, "is not a picture"),
                Arguments.of("HEIC of a phone", text("\0\0\0\u0018ftypheic\0\0\0\0mif1"), "HEIC or AVIF"),
                Arguments.of("GIF", text("GIF89a......"), "convert it to PNG or JPEG"),
                Arguments.of("TIFF", text("II*\0........"), "TIFF"),
                Arguments.of("WebP", text("RIFF....WEBPVP8 "), "WebP"),
                Arguments.of("grey PGM", text("P5\n2 2\n255\n...."), "Netpbm"),
                Arguments.of("only the PNG signature", Arrays.copyOf(PNG, 8), "cut off"),
                Arguments.of("PNG cut in half", Arrays.copyOf(PNG, PNG.length / 2), "cut off"),
                Arguments.of("PNG with bytes overwritten", damagedPng, "damaged"),
                Arguments.of("PNG that claims 10 gigapixels", hugePng,
                        "100000x100000 pixels, more than the limit of 64"),
                Arguments.of("PNG of no width", emptyPng, "damaged"),
                Arguments.of("JPEG's first three bytes", Arrays.copyOf(JPEG, 3), "cut off"),
                Arguments.of("JPEG cut in the header", Arrays.copyOf(JPEG, 300), "cut off"),
                Arguments.of("JPEG cut in half", Arrays.copyOf(JPEG, JPEG.length / 2), "cut off"),
                Arguments.of("JPEG without its last 20 bytes", Arrays.copyOf(JPEG, JPEG.length - 20), "cut off"),
                Arguments.of("JPEG with bytes overwritten", damagedJpeg, "damaged"),
                Arguments.of("CMYK JPEG", cmykHeader(), "CMYK JPEG, made for print; convert it to RGB"),
                Arguments.of("BMP that claims 900 megapixels", bmpBomb, "damaged"),
                Arguments.of("BMP cut", Arrays.copyOf(bmp(), 100), "cut off"),
                Arguments.of("PPM without size", text("P6\n"), "without width"),
                Arguments.of("PPM of no height", text("P6\n5 0\n255\n"), "holds no picture"),
                Arguments.of("PPM that claims 10 gigapixels", text("P6 100000 100000 255\n"), "64 megapixels"),
                Arguments.of("PPM with maximum 0", text("P6 1 1 0\n..."), "maximum value 0"),
                Arguments.of("PPM cut", text("P6 2 2 255\n..........."), "cut off"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFiles")
    void badInputIsRefusedInOneSentence(String why, byte[] content, String complaint) throws IOException {
        Path file = Files.write(folder.resolve("studio.png"), content);

        ImageReadException refusal = assertThrows(ImageReadException.class, () -> ImageReader.read(file), why);

        assertOneSentence(refusal, file, complaint);
    }

    @Test
    void whatIsNoFileIsRefused() {
        Path missing = folder.resolve("missing.jpg");

        assertOneSentence(assertThrows(ImageReadException.class, () -> ImageReader.read(missing)), missing,
                "does not exist");
        assertOneSentence(assertThrows(ImageReadException.class, () -> ImageReader.read(folder)), folder,
                "is a directory");
    }

    @Test
    void aPngCutAnywhereIsRefusedOrWhole() throws IOException {
        byte[] png = PngWriter.encode(TestPictures.textured(12, 9));
        Path file = folder.resolve("cut.png");
        int refused = 0;
        for (int length = 1; length < png.length; length++) {
            Files.write(file, Arrays.copyOf(png, length));
            try {
                assertArrayEquals(TestPictures.textured(12, 9).rgb(), ImageReader.read(file).rgb(), "cut at " + length);
            } catch (ImageReadException refusal) {
                refused++;
            }
        }
        assertTrue(refused >= png.length - 40, refused + " of " + png.length);
    }

    @Test
    void theNameDoesNotDecideTheFormat() throws IOException {
        Path file = Files.write(folder.resolve("actually.jpg"), PNG);

        assertArrayEquals(TestPictures.textured(60, 40).rgb(), ImageReader.read(file).rgb());
    }

    @ParameterizedTest(name = "grey of {0} bits")
    @ValueSource(ints = {8, 16})
    void greyKeepsItsCodeValues(int bits) throws IOException {
        int type = bits == 8 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_USHORT_GRAY;
        BufferedImage grey = new BufferedImage(2, 1, type);
        grey.getRaster().setSample(1, 0, 0, bits == 8 ? 128 : 128 * 257);

        Srgb8Image read = ImageReader.read(written(grey, "png"));

        assertArrayEquals(new byte[]{0, 0, 0, (byte) 128, (byte) 128, (byte) 128}, read.rgb());
    }

    @Test
    void greyJpegKeepsItsCodeValues() throws IOException {
        BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 256; i++) {
            grey.getRaster().setSample(i % 16, i / 16, 0, 100);
        }

        Srgb8Image read = ImageReader.read(written(grey, "jpg"));

        assertEquals(100, read.at(5, 5, 0), 1);
        assertEquals(100, read.at(5, 5, 2), 1);
    }

    @Test
    void transparencyIsCompositedOnBlack() throws IOException {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0xff6496c8);
        image.setRGB(1, 0, 0x806496c8);
        image.setRGB(2, 0, 0x006496c8);

        Srgb8Image read = ImageReader.read(written(image, "png"));

        assertArrayEquals(new byte[]{100, (byte) 150, (byte) 200, 50, 75, 100, 0, 0, 0}, read.rgb());
    }

    @Test
    void palettesAreResolved() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED);
        image.setRGB(1, 0, 0xffff0033);

        assertArrayEquals(new byte[]{0, 0, 0, (byte) 255, 0, 0x33}, ImageReader.read(written(image, "png")).rgb());
    }

    @Test
    void sixteenBitColourIsRounded() throws IOException {
        Path file = Files.write(folder.resolve("deep.png"), HexFormat.of().parseHex(PNG_OF_ONE_16_BIT_PIXEL));

        assertArrayEquals(new byte[]{(byte) 255, (byte) 128, 1}, ImageReader.read(file).rgb());
    }

    @Test
    void bmpIsRead() throws IOException {
        Path file = Files.write(folder.resolve("a.bmp"), bmp());

        assertArrayEquals(new byte[]{0, 0, 0, 1, 2, 3}, Arrays.copyOf(ImageReader.read(file).rgb(), 6));
    }

    @Test
    void ppmOfEightAndSixteenBitsIsReadPastItsComments() throws IOException {
        Path eight = Files.write(folder.resolve("a.ppm"), text("P6 # made by hand\n1 1\n# more\n100\n\0002d"));
        Path sixteen = Files.write(folder.resolve("b.ppm"), text("P6\n1 1\n65535\n\0\0\u0080\u0080\u00ff\u00ff"));

        assertArrayEquals(new byte[]{0, (byte) 128, (byte) 255}, ImageReader.read(eight).rgb());
        assertArrayEquals(new byte[]{0, (byte) 128, (byte) 255}, ImageReader.read(sixteen).rgb());
    }

    @Test
    void linearPpmIsRenderedToSrgb() throws IOException {
        Linear16Image linear = new Linear16Image(1, 1, new short[]{100, 600, 1100}, 100, 1100);
        Path file = Files.write(folder.resolve("raw.ppm"), LinearPpm.encode(linear));

        assertArrayEquals(new byte[]{0, (byte) 188, (byte) 255}, ImageReader.read(file).rgb());
    }

    @ParameterizedTest(name = "orientation {0}")
    @CsvSource({"1, 64, 0 0, 1 0", "2, 64, 1 0, 0 0", "3, 64, 1 1, 0 1", "4, 64, 0 1, 1 1", "5, 32, 0 0, 0 1",
        "6, 32, 1 0, 1 1", "7, 32, 1 1, 1 0", "8, 32, 0 1, 0 0"})
    void jpegIsTurnedAsItsCameraNoted(int orientation, int width, String redCorner, String greenCorner)
            throws IOException {
        byte[] jpeg = JpegWriter.encode(TestPictures.quarters(64, 32), 0.95f);
        Path file = Files.write(folder.resolve("phone.jpg"), withOrientation(jpeg, orientation));

        Srgb8Image read = ImageReader.read(file);

        assertEquals(width, read.width());
        assertTrue(at(read, redCorner, 0) > 200 && at(read, redCorner, 1) < 60, "red");
        assertTrue(at(read, greenCorner, 1) > 200 && at(read, greenCorner, 0) < 60, "green");
    }

    /** Code value in the middle of the quarter named by its column and row. */
    private static int at(Srgb8Image image, String quarter, int channel) {
        int column = quarter.charAt(0) - '0';
        int row = quarter.charAt(2) - '0';
        return image.at((2 * column + 1) * image.width() / 4, (2 * row + 1) * image.height() / 4, channel);
    }

    private static void assertOneSentence(ImageReadException refusal, Path file, String complaint) {
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.startsWith("The picture " + file) && message.endsWith(".") && !message.contains("\n"),
                message);
        assertTrue(message.contains(complaint), message);
    }

    private Path written(BufferedImage image, String format) throws IOException {
        Path file = folder.resolve("written." + format);
        assertTrue(ImageIO.write(image, format, file.toFile()));
        return file;
    }

    private static byte[] text(String content) {
        return content.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] bmp() {
        BufferedImage image = new BufferedImage(20, 10, BufferedImage.TYPE_3BYTE_BGR);
        image.setRGB(1, 0, 0x010203);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "bmp", out);
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return out.toByteArray();
    }

    /** Start of image and a baseline frame header of four components. */
    private static byte[] cmykHeader() {
        return HexFormat.of().parseHex("ffd8ffc00014080010001004" + "011100021100031100041100" + "ffd9");
    }

    /** The same JPEG with an Exif segment of one entry behind the start of image. */
    private static byte[] withOrientation(byte[] jpeg, int orientation) {
        boolean little = orientation % 2 == 0;
        ByteBuffer segment = ByteBuffer.allocate(36).putShort((short) 0xffe1).putShort((short) 34);
        segment.put(text("Exif\0\0")).put(text(little ? "II" : "MM"));
        segment.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        segment.putShort((short) 42).putInt(8).putShort((short) 1);
        segment.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0);
        ByteBuffer joined = ByteBuffer.allocate(jpeg.length + 36);
        return joined.put(jpeg, 0, 2).put(segment.array()).put(jpeg, 2, jpeg.length - 2).array();
    }
}
