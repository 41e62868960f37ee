package dev.diptych.capture.libcamera.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.CfaOrder;
import dev.diptych.rig.camera.ChannelOrder;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.SampleCoding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PixelFormatsTest {
    private static final ConfiguredMode.Limits ANY = new ConfiguredMode.Limits(0, 0);
    private static final int BLACK = 4096;
    private static final long CSI2_PACKED = 11L << 56 | 1;

    @ParameterizedTest
    @CsvSource({"RGGB, RGGB, BITS_8, 16, 255", "GRBG, GRBG, BITS_8, 16, 255", "GBRG, GBRG, BITS_8, 16, 255",
        "BA81, BGGR, BITS_8, 16, 255", "RG10, RGGB, BITS_10_LE16, 64, 1023", "BA10, GRBG, BITS_10_LE16, 64, 1023",
        "GB10, GBRG, BITS_10_LE16, 64, 1023", "BG10, BGGR, BITS_10_LE16, 64, 1023",
        "RG12, RGGB, BITS_12_LE16, 256, 4095", "BA12, GRBG, BITS_12_LE16, 256, 4095",
        "GB12, GBRG, BITS_12_LE16, 256, 4095", "BG12, BGGR, BITS_12_LE16, 256, 4095",
        "RGB6, RGGB, BITS_16_LE16, 4096, 65535", "GR16, GRBG, BITS_16_LE16, 4096, 65535",
        "GB16, GBRG, BITS_16_LE16, 4096, 65535", "BYR2, BGGR, BITS_16_LE16, 4096, 65535"})
    void rawSamplesInWords(String fourcc, CfaOrder order, SampleCoding coding, int black, int white) throws Exception {
        assertRaw(PixelFormats.of(mode(fourcc, 0, 1), BLACK), order, coding, black, white);
    }

    @ParameterizedTest
    @CsvSource({"RG10, RGGB, CSI2_PACKED_10, 64, 1023", "BA10, GRBG, CSI2_PACKED_10, 64, 1023",
        "GB10, GBRG, CSI2_PACKED_10, 64, 1023", "BG10, BGGR, CSI2_PACKED_10, 64, 1023",
        "RG12, RGGB, CSI2_PACKED_12, 256, 4095", "BA12, GRBG, CSI2_PACKED_12, 256, 4095",
        "GB12, GBRG, CSI2_PACKED_12, 256, 4095", "BG12, BGGR, CSI2_PACKED_12, 256, 4095"})
    void rawSamplesPackedAsOnTheBus(String fourcc, CfaOrder order, SampleCoding coding, int black, int white)
            throws Exception {
        assertRaw(PixelFormats.of(mode(fourcc, CSI2_PACKED, 1), BLACK), order, coding, black, white);
    }

    @ParameterizedTest
    @CsvSource({"RG24, BGR", "BG24, RGB", "XR24, BGRX", "XB24, RGBX"})
    void processedPixelsLieTheOtherWayThanDrmNamesThem(String fourcc, ChannelOrder order) throws Exception {
        PixelFormat.Rgb8 format = assertInstanceOf(PixelFormat.Rgb8.class,
                PixelFormats.of(mode(fourcc, 0, 1), BLACK));

        assertEquals(new PixelFormat.Rgb8(64, 48, order, 256), format);
    }

    @Test
    void whatAWebcamGivesLiesAsDrmNamesIt() throws Exception {
        assertEquals(new PixelFormat.Yuyv(64, 48, 256), PixelFormats.of(mode("YUYV", 0, 1), BLACK));
    }

    @Test
    void pairsOfPixelsAreAskedForLast() {
        assertEquals(List.of(code("RG24"), code("BG24"), code("XR24"), code("XB24"), code("YUYV")),
                PixelFormats.PROCESSED);
    }

    @Test
    void mjpegIsRefusedByName() {
        assertEquals(
                "The camera's pixel format MJPG with modifier 0x0 in 1 plane(s) cannot be read; choose a mode of the"
                        + " camera that has one of BA10, BA12, BA81, BG10, BG12, BYR2, GB10, GB12, GB16, GBRG, GR16, GRBG,"
                        + " RG10, RG12, RGB6, RGGB (raw, unpacked or packed as on MIPI CSI-2) or BG24, RG24, XB24, XR24, YUYV"
                        + " (processed).",
                assertThrows(CameraException.class, () -> PixelFormats.of(mode("MJPG", 0, 1), BLACK)).getMessage());
    }

    @Test
    void aModeOfHalfPairsIsRefused() {
        ConfiguredMode odd = new ConfiguredMode(63, 48, code("YUYV"), 0, 256, 1, 6, ANY, ANY, ANY, true, true, true);

        assertEquals("The camera's mode cannot be read: A row of YUYV has whole pairs of pixels, but this one has 63"
                + " pixels; choose another mode of the camera.",
                assertThrows(CameraException.class, () -> PixelFormats.of(odd, 0)).getMessage());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"no format of ours, NV12, 0, 1", "packed for another chip, RG10, 72057594037927949, 1",
        "packed where it is not known to be, RG24, 792633534417207297, 1", "in planes, RG10, 0, 2"})
    void othersAreRefusedByName(String what, String fourcc, long modifier, int planes) {
        String sentence = String.valueOf(assertThrows(CameraException.class,
                () -> PixelFormats.of(mode(fourcc, modifier, planes), BLACK)).getMessage());

        assertTrue(sentence.contains(" " + fourcc + " ") && sentence.contains("BYR2"), sentence);
    }

    @Test
    void aModeOfHalfCellsIsRefused() {
        ConfiguredMode odd = new ConfiguredMode(63, 48, code("RG10"), 0, 256, 1, 6, ANY, ANY, ANY, true, true, true);

        assertEquals(
                "The camera's mode cannot be read: A raw frame has whole cells of 2x2 samples, but this one has 63x48"
                        + " samples; choose another mode of the sensor.",
                assertThrows(CameraException.class, () -> PixelFormats.of(odd, 0)).getMessage());
    }

    private static void assertRaw(PixelFormat format, CfaOrder order, SampleCoding coding, int black, int white) {
        assertEquals(new PixelFormat.Bayer(32, 24, order, coding, 256, black, white), format);
    }

    private static ConfiguredMode mode(String fourcc, long modifier, int planes) {
        return new ConfiguredMode(64, 48, code(fourcc), modifier, 256, planes, 6, ANY, ANY, ANY, true, true, true);
    }

    /** As drm_fourcc.h has it. */
    private static int code(String fourcc) {
        return fourcc.charAt(0) | fourcc.charAt(1) << 8 | fourcc.charAt(2) << 16 | fourcc.charAt(3) << 24;
    }
}
