package dev.diptych.rig.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PixelFormatTest {
    @Test
    void aFrameTakesItsRowsWithTheirPadding() {
        assertEquals(6 * 1280 * 960, new PixelFormat.LinearRgb16(1280, 960, 64, 65_535).frameBytes());
        assertEquals(4_128 * 2_464, bayer(3280, 2464, SampleCoding.CSI2_PACKED_10, 4_128, 64, 1023).frameBytes());
        assertEquals(3_968 * 720, new PixelFormat.Rgb8(1280, 720, ChannelOrder.BGR, 3_968).frameBytes());
        assertEquals(2_624 * 720, new PixelFormat.Yuyv(1280, 720, 2_624).frameBytes());
    }

    @Test
    void theLastRowNeedsNoPadding() {
        assertEquals(6 * 1280 * 960, new PixelFormat.LinearRgb16(1280, 960, 64, 65_535).leastBytes());
        assertEquals(4_128 * 2_463 + 4_100,
                bayer(3280, 2464, SampleCoding.CSI2_PACKED_10, 4_128, 64, 1023).leastBytes());
        assertEquals(3_968 * 719 + 3_840, new PixelFormat.Rgb8(1280, 720, ChannelOrder.BGR, 3_968).leastBytes());
        assertEquals(2_624 * 719 + 2_560, new PixelFormat.Yuyv(1280, 720, 2_624).leastBytes());
    }

    @Test
    void theLargestFrameIsCountedInLong() {
        assertEquals(6L * 40_000 * 30_000, new PixelFormat.LinearRgb16(40_000, 30_000, 0, 1).frameBytes());
        assertEquals(80_000L * 60_000,
                bayer(40_000, 60_000, SampleCoding.BITS_12_LE16, 80_000, 0, 4095).frameBytes());
    }

    @Test
    void aPixelOfARawFrameIsACell() {
        PixelFormat.Bayer format = bayer(3280, 2464, SampleCoding.BITS_10_LE16, 6_560, 64, 1023);

        assertEquals(1640, format.widthPx());
        assertEquals(1232, format.heightPx());
        assertEquals(3280, format.widthSamples());
        assertEquals(2464, format.heightSamples());
    }

    @ParameterizedTest(name = "{5}")
    @CsvSource(delimiter = '|', value = {
        "3279 | 2464 | BITS_8 | 4000 | A raw frame has whole cells of 2x2 samples, but this one has 3279x2464 samples;"
                + " choose another mode of the sensor. | a column over",
        "3280 | 2463 | BITS_8 | 4000 | A raw frame has whole cells of 2x2 samples, but this one has 3280x2463 samples;"
                + " choose another mode of the sensor. | a row over",
        "0 | 2 | BITS_8 | 4000 | A raw frame has at least 1x1 cells, but this one has 0x1. | nothing",
        "6 | 2 | CSI2_PACKED_10 | 4000 | A row of 6 samples cannot be packed by 4 as CSI2_PACKED_10 has them;"
                + " choose another mode of the sensor. | half a group",
        "8 | 2 | CSI2_PACKED_10 | 9 | A row of 8 samples of CSI2_PACKED_10 takes 10 bytes, but the stride from row to"
                + " row is 9. | rows that overlap, packed by 4",
        "6 | 2 | CSI2_PACKED_12 | 8 | A row of 6 samples of CSI2_PACKED_12 takes 9 bytes, but the stride from row to"
                + " row is 8. | rows that overlap, packed by 2",
        "6 | 2 | BITS_16_LE16 | 11 | A row of 6 samples of BITS_16_LE16 takes 12 bytes, but the stride from row to row"
                + " is 11. | rows that overlap, in words"})
    void refusesRawFramesThatCannotBe(int width, int height, SampleCoding coding, int strideBytes, String sentence,
            String what) {
        assertRefused(sentence, () -> bayer(width, height, coding, strideBytes, 0, 255));
    }

    @ParameterizedTest(name = "black {0}, white {1}")
    @CsvSource({"-1, 1023", "64, 64", "64, 1024"})
    void refusesLevelsThatTheSamplesCannotHave(int blackLevel, int whiteLevel) {
        assertRefused("Levels satisfy 0 <= black < white <= 1023 in samples of 10 bits, but black is " + blackLevel
                + " and white is " + whiteLevel + ".",
                () -> bayer(4, 2, SampleCoding.CSI2_PACKED_10, 5, blackLevel, whiteLevel));
    }

    @Test
    void refusesProcessedFramesThatCannotBe() {
        assertRefused("A frame has at least 1x1 pixels, but this one has 1280x0.",
                () -> new PixelFormat.Rgb8(1280, 0, ChannelOrder.RGB, 3840));
        assertRefused("A row of 1280 pixels of BGRX takes 5120 bytes, but the stride from row to row is 3840.",
                () -> new PixelFormat.Rgb8(1280, 720, ChannelOrder.BGRX, 3840));
        assertRefused("A frame has at least 1x1 pixels, but this one has 0x720.",
                () -> new PixelFormat.Yuyv(0, 720, 2560));
        assertRefused(
                "A row of YUYV has whole pairs of pixels, but this one has 1279 pixels; choose another mode of the"
                        + " camera.",
                () -> new PixelFormat.Yuyv(1279, 720, 2560));
        assertRefused("A row of 1280 pixels of YUYV takes 2560 bytes, but the stride from row to row is 2559.",
                () -> new PixelFormat.Yuyv(1280, 720, 2559));
    }

    private static PixelFormat.Bayer bayer(int widthSamples, int heightSamples, SampleCoding coding, int strideBytes,
            int blackLevel, int whiteLevel) {
        return PixelFormat.Bayer.ofSamples(widthSamples, heightSamples, CfaOrder.BGGR, coding, strideBytes, blackLevel,
                whiteLevel);
    }

    private static void assertRefused(String sentence, Executable refused) {
        assertEquals(sentence, assertThrows(IllegalArgumentException.class, refused).getMessage());
    }
}
