package dev.diptych.rig.camera;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows, blocks and saturation of the same light in every format. */
class FrameMeasuresTest {
    private static final int BLACK = 16;
    private static final int WHITE = 216;

    /** Sensors alternate colours from row to row: only cells show the light over time. */
    @ParameterizedTest
    @EnumSource(CfaOrder.class)
    void rowsOfARawFrameShowTheLightOverTime(CfaOrder order) {
        // The light doubles from cell row to cell row; red has half of it, green all, blue a quarter.
        byte[] samples = new byte[4 * 4 * 2 * 3];
        for (int cellRow = 0; cellRow < 3; cellRow++) {
            for (int cell = 0; cell < 4; cell++) {
                set(samples, cell, cellRow, order.red(), 20 << cellRow);
                set(samples, cell, cellRow, order.green(), 40 << cellRow);
                set(samples, cell, cellRow, order.otherGreen(), 40 << cellRow);
                set(samples, cell, cellRow, order.blue(), 10 << cellRow);
            }
        }
        Frame frame = new BytesFrame(
                new PixelFormat.Bayer(4, 3, order, SampleCoding.BITS_8, 8, BLACK, WHITE), samples);

        double first = (20 + 40 + 10) / 3.0 / (WHITE - BLACK);
        assertArrayEquals(new double[]{first, 2 * first, 4 * first}, RowMeans.of(frame).values(), 1e-12);
        assertArrayEquals(new double[]{first, 4 * first}, frame.rowMeans(new RowSampling(2, 3)).values(), 1e-12);
        assertArrayEquals(new double[]{first, first, 2 * first, 2 * first, 4 * first, 4 * first},
                BlockMeans.of(frame, 2, 3).values(), 1e-12);
    }

    @Test
    void oneSaturatedSampleSaturatesItsCell() {
        byte[] samples = new byte[4 * 10 * 10];
        Arrays.fill(samples, (byte) BLACK);
        PixelFormat format = new PixelFormat.Bayer(10, 10, CfaOrder.GRBG, SampleCoding.BITS_8, 20, BLACK, WHITE);
        for (int place = 0; place < 4; place++) {
            // The other green of such a cell is dark, so that the mean of both is half of white.
            samples[20 * (2 * place + place / 2) + 6 + place % 2] = (byte) WHITE;
        }
        samples[19] = (byte) (WHITE - 1);

        assertEquals(0.04, Saturation.ratioOf(new BytesFrame(format, samples)));
    }

    @Test
    void aWhiteChannelSaturatesAProcessedPixel() {
        BytesFrame frame = BytesFrame.ofHex(new PixelFormat.Rgb8(4, 1, ChannelOrder.BGRX, 16),
                "FF 00 00 FF  FE FE FE FF  00 00 FF FF  00 00 00 FF");

        assertEquals(0.5, Saturation.ratioOf(frame));
    }

    /** A step of Y is 1.16 codes, one of chroma up to 2: a pixel is off by so much, but means are not. */
    @Test
    void aPictureInPairsMeasuresAsItDoesInRedGreenAndBlue() {
        int width = 64;
        int height = 48;
        byte[] rgb = new byte[3 * width * height];
        byte[] yuyv = new byte[2 * width * height];
        for (int y = 0; y < height; y++) {
            for (int pair = 0; pair < width / 2; pair++) {
                // One pair in eight has a white red, the others' light rises to the right and downwards.
                int red = pair % 8 == 3 ? 255 : 20 + 4 * pair + y;
                int green = 30 + 3 * y;
                int blue = 220 - 2 * pair - y;
                for (int pixel = 2 * (width / 2 * y + pair), i = 0; i < 2; i++) {
                    rgb[3 * (pixel + i)] = (byte) red;
                    rgb[3 * (pixel + i) + 1] = (byte) green;
                    rgb[3 * (pixel + i) + 2] = (byte) blue;
                    yuyv[2 * (pixel + i)] = bt601(16, 65.481, 128.553, 24.966, red, green, blue);
                    yuyv[2 * (pixel + i) + 1] = i == 0
                            ? bt601(128, -37.797, -74.203, 112, red, green, blue)
                            : bt601(128, 112, -93.786, -18.214, red, green, blue);
                }
            }
        }
        Frame expected = new BytesFrame(new PixelFormat.Rgb8(width, height, ChannelOrder.RGB, 3 * width), rgb);
        Frame frame = new BytesFrame(new PixelFormat.Yuyv(width, height, 2 * width), yuyv);

        assertArrayEquals(RowMeans.of(expected).values(), RowMeans.of(frame).values(), 0.001);
        assertArrayEquals(expected.rowMeans(new RowSampling(3, 5)).values(),
                frame.rowMeans(new RowSampling(3, 5)).values(), 0.002);
        assertArrayEquals(BlockMeans.of(expected, 5, 4).values(), BlockMeans.of(frame, 5, 4).values(), 0.001);
        assertEquals(RowMeans.of(expected).mean(), RowMeans.of(frame).mean(), 0.0002);
    }

    /** ITU-R BT.601, 2.5.3, of the factors that it is usually printed with. */
    private static byte bt601(int zero, double ofRed, double ofGreen, double ofBlue, int red, int green, int blue) {
        return (byte) Math.round(zero + (ofRed * red + ofGreen * green + ofBlue * blue) / 255);
    }

    @Test
    void aWhiteChannelSaturatesAPixelOfAPair() {
        // White and a step below it; blue alone at white, then well below; grey.
        BytesFrame frame = BytesFrame.ofHex(new PixelFormat.Yuyv(6, 1, 12), "EB 80 EA 80  29 F0 10 6E  7E 80 7E 80");

        assertEquals(2 / 6.0, Saturation.ratioOf(frame));
    }

    @Test
    void aWhiteChannelSaturatesALinearPixel() {
        // Within a thousandth: 64 of 64,496.
        BytesFrame frame = BytesFrame.ofHex(new PixelFormat.LinearRgb16(4, 1, 1_024, 65_520),
                "0000 FFB0 0000  0000 FFAF FFAF  0000 0000 FFF0  FFFF 0000 0000");

        assertEquals(0.75, Saturation.ratioOf(frame));
    }

    @Test
    void rowsOfALinearFrameAreTheMeanOfItsChannels() {
        BytesFrame frame = BytesFrame.ofHex(new PixelFormat.LinearRgb16(3, 2, 100, 60_100),
                "0064 0064 0064  FFFF FFFF FFFF  0064 0064 0064"
                        + "EAC4 0064 0064  0064 0064 0064  0064 EAC4 0064");

        assertArrayEquals(new double[]{0, 1 / 3.0}, frame.rowMeans(new RowSampling(1, 2)).values(), 1e-12);
        assertArrayEquals(new double[]{65_435 / 60_000.0 / 3, 2 / 9.0}, RowMeans.of(frame).values(), 1e-12);
    }

    /** @param place in the cell: 0 and 1 in its upper row, 2 and 3 in its lower */
    private static void set(byte[] samples, int cell, int cellRow, int place, int light) {
        samples[8 * (2 * cellRow + place / 2) + 2 * cell + place % 2] = (byte) (BLACK + light);
    }
}
