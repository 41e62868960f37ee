package dev.diptych.rig.camera;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YuyvRowsTest {
    /** R = 1.1644 (Y - 16) + 1.5960 (Cr - 128), G = ... - 0.3918 (Cb - 128) - 0.8130 (Cr - 128), B = ... + 2.0172 (Cb - 128). */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "black                      | 10 80 10 80 | 00 00 00 | 00 00 00",
        "white                      | EB 80 EB 80 | FF FF FF | FF FF FF",
        "a step below white, 253.8  | EB 80 EA 80 | FF FF FF | FE FE FE",
        "grey, 128.1 and 1.2        | 7E 80 11 80 | 80 80 80 | 01 01 01",
        "blacker than black         | 0F 80 00 80 | 00 00 00 | 00 00 00",
        "whiter than white          | EC 80 FF 80 | FF FF FF | FF FF FF",
        "red, 254.4 -0.5 -1.0       | 51 5A 51 F0 | FE 00 00 | FE 00 00",
        "green, 0.2 255.6 0.9       | 91 36 91 22 | 00 FF 01 | 00 FF 01",
        "blue, 0.4 -0.1 255.0       | 29 F0 29 6E | 00 00 FF | 00 00 FF",
        "yellow, 254.6 255.1 0.0    | D2 10 D2 92 | FF FF 00 | FF FF 00",
        "cyan, 0.6 255.5 256.0      | AA A6 AA 10 | 01 FF FF | 01 FF FF",
        "magenta, 254.8 -0.6 254.1  | 6A CA 6A DE | FF 00 FE | FF 00 FE",
        "two of one chroma          | 51 5A 7E F0 | FE 00 00 | FF 34 33",
        "what no camera should send | 00 00 FF FF | B8 00 00 | FF E1 14"})
    void aPairIsWhatTheStandardSays(String what, String pair, String left, String right) {
        BytesFrame frame = BytesFrame.ofHex(new PixelFormat.Yuyv(2, 1, 4), pair);
        BytesFrame expected = BytesFrame.ofHex(new PixelFormat.Rgb8(2, 1, ChannelOrder.RGB, 6), left + right);

        assertArrayEquals(expected.row(0), frame.row(0));
        assertArrayEquals(expected.peaks(0), frame.peaks(0));
    }

    @Test
    void rowsBeginAStrideApartAndEveryColumnHasItsPairsChroma() {
        // Two bytes of padding, which may be missing after the last row.
        BytesFrame frame = BytesFrame.ofHex(new PixelFormat.Yuyv(6, 2, 14),
                "10 80 EB 80  51 5A 7E F0  29 F0 EB 6E  EE EE  EB 80 10 80  91 36 91 22  7E 80 EB 80");
        BytesFrame expected = BytesFrame.ofHex(new PixelFormat.Rgb8(6, 2, ChannelOrder.RGB, 18),
                "000000 FFFFFF FE0000 FF3433 0000FF E2E2FF  FFFFFF 000000 00FF01 00FF01 808080 FFFFFF");

        for (int y = 0; y < 2; y++) {
            assertArrayEquals(expected.peaks(y), frame.peaks(y), "row " + y);
            for (int step = 1; step <= 6; step++) {
                assertArrayEquals(expected.row(y, step), frame.row(y, step), "row " + y + ", step " + step);
            }
        }
    }
}
