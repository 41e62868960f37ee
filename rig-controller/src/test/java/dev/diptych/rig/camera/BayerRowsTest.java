package dev.diptych.rig.camera;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes are twice the samples: a sum of two greens. */
class BayerRowsTest {
    /** Four samples as they lie in memory, worked out by hand from the V4L2 documents of SRGGB8, 10, 12, 16, 10P, 12P. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "BITS_8,         FF 01 80 31,             255,   1,   128,   49",
        "BITS_10_LE16,   FF 03 01 00 02 02 C4 00, 1023,  1,   514,   196",
        "BITS_12_LE16,   BC 0A 23 01 FF 0F 0F 00, 2748,  291, 4095,  15",
        "BITS_16_LE16,   CD AB 01 00 FF FF 00 80, 43981, 1,   65535, 32768",
        "CSI2_PACKED_10, FF 00 80 31 27,          1023,  1,   514,   196",
        "CSI2_PACKED_12, AB 12 3C FF 00 FF,       2748,  291, 4095,  15"})
    void samplesAreReadAsTheyLieInMemory(SampleCoding coding, String row, int s0, int s1, int s2, int s3) {
        String empty = row.replaceAll("[0-9A-F]", "0");

        BytesFrame upper = frame(4, coding, CfaOrder.RGGB, row + empty);
        BytesFrame lower = frame(4, coding, CfaOrder.RGGB, empty + row);

        assertArrayEquals(new int[]{2 * s0, s1, 0, 2 * s2, s3, 0}, upper.row(0));
        assertArrayEquals(new int[]{0, s0, 2 * s1, 0, s2, 2 * s3}, lower.row(0));
        assertArrayEquals(new int[]{2 * s2, s3, 0},
                lastCell(frame(8, coding, CfaOrder.RGGB, row + row + empty + empty)));
        assertArrayEquals(new int[]{2 * Math.max(s0, s1), 2 * Math.max(s2, s3)}, lower.peaks(0));
    }

    /** Of four, with every third cell read. */
    private static int[] lastCell(BytesFrame frame) {
        int[] cells = frame.row(0, 3);
        assertEquals(6, cells.length);
        return new int[]{cells[3], cells[4], cells[5]};
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "RGGB, 10, 20, 30, 40",
        "GRBG, 20, 10, 40, 30",
        "GBRG, 30, 10, 40, 20",
        "BGGR, 40, 20, 30, 10"})
    void theOrderSaysWhereTheColoursAre(CfaOrder order, int red, int green, int otherGreen, int blue) {
        // 10 20 in the upper row, 30 40 in the lower.
        BytesFrame frame = frame(2, SampleCoding.BITS_8, order, "0A 14 1E 28");

        assertArrayEquals(new int[]{2 * red, green + otherGreen, 2 * blue}, frame.row(0));
    }

    @Test
    void paddingIsNoPicture() {
        PixelFormat format = PixelFormat.Bayer.ofSamples(4, 4, CfaOrder.RGGB, SampleCoding.CSI2_PACKED_10, 8, 0, 1023);

        // The last row's padding may be missing.
        BytesFrame frame = BytesFrame.ofHex(format, "01 02 03 04 00 FF FF FF  05 06 07 08 00 FF FF FF"
                + "11 12 13 14 00 FF FF FF  15 16 17 18 00");

        assertArrayEquals(new int[]{8 * 1, 4 * (2 + 5), 8 * 6, 8 * 3, 4 * (4 + 7), 8 * 8}, frame.row(0));
        assertArrayEquals(new int[]{8 * 0x11, 4 * (0x12 + 0x15), 8 * 0x16, 8 * 0x13, 4 * (0x14 + 0x17), 8 * 0x18},
                frame.row(1));
        assertArrayEquals(new int[]{8 * 0x16, 8 * 0x18}, frame.peaks(1));
    }

    @Test
    void levelsAreInTheScaleOfTheCodes() {
        PixelFormat format = PixelFormat.Bayer.ofSamples(2, 2, CfaOrder.RGGB, SampleCoding.BITS_10_LE16, 4, 64, 1023);
        BytesFrame frame = BytesFrame.ofHex(format, "40 00 40 00  FF 03 FF 03");

        PixelRows rows = PixelRows.of(frame);

        int[] rgb = frame.row(0);
        assertEquals(0, rows.light(rgb[0]));
        assertEquals(0.5, rows.light(rgb[1]));
        assertEquals(1, rows.light(rgb[2]));
    }

    private static BytesFrame frame(int widthSamples, SampleCoding coding, CfaOrder order, String hex) {
        return BytesFrame.ofHex(PixelFormat.Bayer.ofSamples(widthSamples, 2, order, coding,
                coding.rowBytes(widthSamples), 0, coding.largestCode()), hex);
    }
}
