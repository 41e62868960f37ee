package dev.diptych.capture.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.diptych.archive.LightRole;
import dev.diptych.archive.Original;
import dev.diptych.capture.develop.DeliveredFrame;
import dev.diptych.imaging.io.ImageReadException;
import dev.diptych.rig.camera.CfaOrder;
import dev.diptych.rig.camera.ChannelOrder;
import dev.diptych.rig.camera.ExposureWindow;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.SampleCoding;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StoredFrameTest {
    private static final PixelFormat RAW = PixelFormat.Bayer.ofSamples(8, 4, CfaOrder.GBRG,
            SampleCoding.CSI2_PACKED_10, 16, 64, 1023);
    private static final Map<String, String> SAID = Map.of("ColourGains", "[ 2.1, 1.7 ]", "Lux", "12");

    @ParameterizedTest
    @MethodSource("formats")
    void whatWasKeptIsTheFrameThatWasDelivered(PixelFormat format) throws Exception {
        DeliveredFrame delivered = new DeliveredFrame(format, random(format), SAID);

        Frame frame = StoredFrame.of(original(delivered));

        assertEquals(format, frame.format());
        assertEquals(delivered.metadata(), frame.metadata());
        assertEquals(SAID, frame.cameraMetadata());
        assertTrue(frame.pixels().isReadOnly());
        // Twice, because whoever reads pixels moves the buffer that was handed out.
        for (int time = 0; time < 2; time++) {
            ByteBuffer pixels = frame.pixels();
            byte[] bytes = new byte[pixels.remaining()];
            pixels.get(bytes);
            assertArrayEquals(delivered.bytes(), bytes);
        }
    }

    static Stream<PixelFormat> formats() {
        return Stream.of(new PixelFormat.LinearRgb16(4, 2, 1_024, 65_520), RAW,
                PixelFormat.Bayer.ofSamples(8, 4, CfaOrder.RGGB, SampleCoding.BITS_12_LE16, 32, 256, 4095),
                new PixelFormat.Rgb8(5, 3, ChannelOrder.BGRX, 24), new PixelFormat.Rgb8(5, 3, ChannelOrder.RGB, 15),
                new PixelFormat.Yuyv(6, 3, 16));
    }

    @Test
    void theLastRowsPaddingMayBeMissing() throws Exception {
        PixelFormat format = new PixelFormat.Rgb8(5, 3, ChannelOrder.RGB, 24);
        byte[] bytes = Arrays.copyOf(random(format), 24 + 24 + 15);

        assertEquals(63, StoredFrame.of(original(new DeliveredFrame(format, bytes, Map.of(), 0))).pixels().remaining());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /pixel_encoding | channels     | XYZ   | "pixel_encoding.channels" is "XYZ", which this program does not know.
            /pixel_encoding | coding       | 7bit  | "pixel_encoding.coding" is "7bit", which this program does not know.
            /pixel_encoding | stride_bytes | wide  | "pixel_encoding.stride_bytes" is missing or no whole number.
            /               | width_px     | wide  | "width_px" is missing or no whole number.
            /               | gain         | high  | An exposure needs a positive time and a gain of at least 1
            """)
    void aSidecarThatDoesNotFitIsRefused(String object, String key, String value, String why) {
        Original right = original(new DeliveredFrame(RAW, random(RAW), Map.of()));
        ObjectNode sidecar = right.sidecar().deepCopy();
        (object.equals("/") ? sidecar : sidecar.withObject(object)).put(key, value);

        ImageReadException refusal = assertThrows(ImageReadException.class,
                () -> StoredFrame.of(new Original(LightRole.FLASH, "raw", right.bytes(), sidecar)));

        assertTrue(String.valueOf(refusal.getMessage())
                .startsWith("The flash photograph cannot be read, because its sidecar does not fit it: " + why),
                refusal.getMessage());
    }

    @Test
    void aPhotographThatIsTooShortIsRefused() {
        Original right = original(new DeliveredFrame(RAW, random(RAW), Map.of()));

        assertEquals("The flash photograph cannot be read, because its sidecar does not fit it: the photograph has 50"
                + " bytes instead of 64.",
                assertThrows(ImageReadException.class, () -> StoredFrame.of(new Original(LightRole.FLASH, "raw",
                        Arrays.copyOf(right.bytes(), 50), right.sidecar()))).getMessage());
    }

    @Test
    void aLinearPhotographsOwnHeaderMustAgree() {
        PixelFormat format = new PixelFormat.LinearRgb16(4, 2, 0, 65_535);
        Original right = original(new DeliveredFrame(format, random(format), Map.of()));
        ObjectNode sidecar = right.sidecar().deepCopy();
        sidecar.put("width_px", 2).put("height_px", 4);

        assertThrows(ImageReadException.class,
                () -> StoredFrame.of(new Original(LightRole.FLASH, "ppm", right.bytes(), sidecar)));
    }

    private static Original original(Frame frame) {
        return OriginalFrames.of(LightRole.FLASH, frame, new ExposureWindow(1_000_000_000, 1_026_000_000));
    }

    private static byte[] random(PixelFormat format) {
        byte[] bytes = new byte[Math.toIntExact(format.frameBytes())];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
