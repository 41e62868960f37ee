package dev.diptych.capture.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.diptych.archive.Archive;
import dev.diptych.archive.CommittedPair;
import dev.diptych.archive.EventsTable;
import dev.diptych.archive.LightRole;
import dev.diptych.archive.PairIntent;
import dev.diptych.archive.PairRecord;
import dev.diptych.archive.PairVerifier;
import dev.diptych.archive.SessionRecord;
import dev.diptych.capture.develop.DeliveredFrame;
import dev.diptych.rig.camera.CfaOrder;
import dev.diptych.rig.camera.ChannelOrder;
import dev.diptych.rig.camera.ExposureWindow;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.SampleCoding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginalFramesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ExposureWindow WINDOW = new ExposureWindow(1_000_000_000, 1_026_000_000);
    private static final PixelFormat RAW = PixelFormat.Bayer.ofSamples(8, 4, CfaOrder.GBRG,
            SampleCoding.CSI2_PACKED_10, 16, 64, 1023);
    private static final PixelFormat RAW_WORDS = PixelFormat.Bayer.ofSamples(8, 4, CfaOrder.RGGB,
            SampleCoding.BITS_12_LE16, 32, 256, 4095);
    private static final PixelFormat PROCESSED = new PixelFormat.Rgb8(5, 3, ChannelOrder.BGRX, 24);

    @TempDir
    private Path root;

    @Test
    void whatTheCameraDeliveredComesBackByteByByte() throws Exception {
        byte[] studio = random(RAW);
        byte[] flash = random(RAW_WORDS);
        byte[] dark = random(PROCESSED);

        CommittedPair pair = commit(new DeliveredFrame(RAW, studio, Map.of("ColourGains", "[ 2.1, 1.7 ]", "Lux", "12")),
                new DeliveredFrame(RAW_WORDS, flash, Map.of()), new DeliveredFrame(PROCESSED, dark, Map.of()));

        assertEquals(List.of(), PairVerifier.verify(pair.folder()));
        assertArrayEquals(studio, Files.readAllBytes(file(pair, "studio.raw")));
        assertArrayEquals(flash, Files.readAllBytes(file(pair, "flash.raw")));
        assertArrayEquals(dark, Files.readAllBytes(file(pair, "dark.raw")));
        JsonNode raw = sidecar(pair, "studio");
        assertEquals(JSON.readTree("""
                {"transfer": "linear", "channels": "CFA", "cfa_order": "GBRG", "samples_per_pixel": "2x2",
                 "width_samples": 8, "height_samples": 4, "coding": "csi2_packed_10", "bits": 10,
                 "samples_per_group": 4, "bytes_per_group": 5, "stride_bytes": 16,
                 "black_level": 64, "white_level": 1023}"""), raw.get("pixel_encoding"));
        assertEquals(4, raw.get("width_px").asInt());
        assertEquals(2, raw.get("height_px").asInt());
        assertEquals(42, raw.get("sequence").asLong());
        assertEquals(JSON.readTree("""
                {"ColourGains": "[ 2.1, 1.7 ]", "Lux": "12"}"""), raw.get("camera_metadata"));
        assertEquals(JSON.readTree("""
                {"transfer": "linear", "channels": "CFA", "cfa_order": "RGGB", "samples_per_pixel": "2x2",
                 "width_samples": 8, "height_samples": 4, "coding": "bits_12_le16", "bits": 12,
                 "samples_per_group": 1, "bytes_per_group": 2, "byte_order": "little-endian", "stride_bytes": 32,
                 "black_level": 256, "white_level": 4095}"""), sidecar(pair, "flash").get("pixel_encoding"));
        assertEquals(JSON.readTree("""
                {"transfer": "srgb", "transfer_stated": false, "channels": "BGRX", "bits": 8, "width_samples": 5,
                 "height_samples": 3, "bytes_per_pixel": 4, "stride_bytes": 24,
                 "black_level": 0, "white_level": 255}"""), sidecar(pair, "dark").get("pixel_encoding"));
        assertFalse(sidecar(pair, "dark").has("camera_metadata"));
    }

    @Test
    void aFrameOfPairsSaysHowItWasTaken() throws Exception {
        PixelFormat format = new PixelFormat.Yuyv(6, 3, 16);
        byte[] pixels = random(format);
        Frame frame = new DeliveredFrame(format, pixels, Map.of());

        CommittedPair pair = commit(frame, frame, frame);

        assertArrayEquals(pixels, Files.readAllBytes(file(pair, "studio.raw")));
        assertEquals(JSON.readTree("""
                {"transfer": "srgb", "transfer_stated": false, "channels": "YCbCr", "matrix": "bt601",
                 "matrix_stated": false, "range": "limited", "range_stated": false, "layout": "YUYV", "bits": 8,
                 "width_samples": 6, "height_samples": 3, "pixels_per_group": 2, "bytes_per_group": 4,
                 "stride_bytes": 16, "black_level": 16, "white_level": 235,
                 "chroma_zero_level": 128, "chroma_min_level": 16, "chroma_max_level": 240}"""),
                sidecar(pair, "studio").get("pixel_encoding"));
    }

    @Test
    void theLastRowsPaddingMayBeMissing() {
        PixelFormat format = new PixelFormat.Rgb8(5, 3, ChannelOrder.RGB, 24);
        byte[] bytes = Arrays.copyOf(random(format), 24 + 24 + 15);

        assertArrayEquals(bytes, OriginalFrames.of(LightRole.DARK, new DeliveredFrame(format, bytes, Map.of(), 0),
                WINDOW).bytes());
    }

    @Test
    void aLinearFrameIsAPictureThatOthersOpen() throws Exception {
        PixelFormat format = new PixelFormat.LinearRgb16(4, 2, 1_024, 65_520);
        byte[] pixels = random(format);
        Frame frame = new DeliveredFrame(format, pixels, Map.of());

        CommittedPair pair = commit(frame, frame, frame);

        byte[] ppm = Files.readAllBytes(file(pair, "flash.ppm"));
        assertArrayEquals(pixels, Arrays.copyOfRange(ppm, ppm.length - pixels.length, ppm.length));
        assertEquals(JSON.readTree("""
                {"transfer": "linear", "channels": "RGB", "bits": 16, "black_level": 1024, "white_level": 65520}"""),
                sidecar(pair, "flash").get("pixel_encoding"));
    }

    private CommittedPair commit(Frame studio, Frame flash, Frame dark) throws Exception {
        try (Archive archive = Archive.open(root)) {
            archive.startSession(new SessionRecord(SampleArchive.SESSION, SampleArchive.CONSENT, SampleArchive.STARTED,
                    JsonNodeFactory.instance.objectNode()));
            PairIntent intent = archive.intend(SampleArchive.SESSION, "t-1", 0);
            return archive.commit(new PairRecord(intent.id(),
                    List.of(OriginalFrames.of(LightRole.STUDIO, studio, WINDOW),
                            OriginalFrames.of(LightRole.FLASH, flash, WINDOW),
                            OriginalFrames.of(LightRole.DARK, dark, WINDOW)),
                    new EventsTable(List.of("light"), List.of()), JsonNodeFactory.instance.objectNode(),
                    SampleArchive.STARTED));
        }
    }

    private static Path file(CommittedPair pair, String light) {
        return pair.folder().resolve(pair.id() + "_light-" + light);
    }

    private static JsonNode sidecar(CommittedPair pair, String light) throws Exception {
        return JSON.readTree(Files.readString(file(pair, light + ".json")));
    }

    private static byte[] random(PixelFormat format) {
        byte[] bytes = new byte[Math.toIntExact(format.frameBytes())];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
