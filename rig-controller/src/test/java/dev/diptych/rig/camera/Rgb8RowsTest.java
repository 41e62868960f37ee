package dev.diptych.rig.camera;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Rgb8RowsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "RGB,  10 20 30 40 50 60,       01 02 03 04 05 06",
        "BGR,  30 20 10 60 50 40,       03 02 01 06 05 04",
        "RGBX, 10 20 30 FF 40 50 60 FF, 01 02 03 FF 04 05 06 FF",
        "BGRX, 30 20 10 FF 60 50 40 FF, 03 02 01 FF 06 05 04 FF"})
    void theOrderSaysWhereTheChannelsAre(ChannelOrder order, String upper, String lower) {
        PixelFormat format = new PixelFormat.Rgb8(2, 2, order, 2 * order.pixelBytes() + 2);

        // Two bytes of padding, which may be missing after the last row.
        BytesFrame frame = BytesFrame.ofHex(format, upper + "EE EE" + lower);

        assertArrayEquals(linear(0x10, 0x20, 0x30, 0x40, 0x50, 0x60), frame.row(0));
        assertArrayEquals(linear(1, 2, 3, 4, 5, 6), frame.row(1));
        assertArrayEquals(linear(1, 2, 3), frame.row(1, 2));
        assertArrayEquals(linear(0x30, 0x60), frame.peaks(0));
    }

    @Test
    void everyCodeIsTheLightThatTheStandardSays() {
        byte[] bytes = new byte[3 * 256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i / 3);
        }
        BytesFrame frame = new BytesFrame(new PixelFormat.Rgb8(256, 1, ChannelOrder.RGB, bytes.length), bytes);
        PixelRows rows = PixelRows.of(frame);

        int[] codes = frame.row(0);

        for (int i = 0; i < codes.length; i++) {
            assertEquals(light(i / 3), rows.light(codes[i]), 0.5001 / 65_535, "code " + i / 3);
        }
        assertEquals(0, rows.light(codes[0]));
        assertEquals(1, rows.light(codes[codes.length - 1]));
    }

    private static int[] linear(int... codes) {
        int[] linear = new int[codes.length];
        for (int i = 0; i < codes.length; i++) {
            linear[i] = (int) Math.round(65_535 * light(codes[i]));
        }
        return linear;
    }

    /** IEC 61966-2-1, section 5.2. */
    private static double light(int code) {
        double encoded = code / 255.0;
        return encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4);
    }
}
