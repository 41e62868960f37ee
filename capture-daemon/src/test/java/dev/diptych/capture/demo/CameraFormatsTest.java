package dev.diptych.capture.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.diptych.archive.Archive;
import dev.diptych.archive.CommittedPair;
import dev.diptych.archive.PairIntent;
import dev.diptych.archive.PairKeeper;
import dev.diptych.archive.SessionRecord;
import dev.diptych.capture.config.RigConfig;
import dev.diptych.capture.develop.DevelopedPair;
import dev.diptych.capture.develop.Developer;
import dev.diptych.capture.develop.QualityGate;
import dev.diptych.capture.session.SampleArchive;
import dev.diptych.capture.session.ShotArchivist;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.SrgbTransfer;
import dev.diptych.imaging.face.CascadeFaceFinder;
import dev.diptych.imaging.registration.MutualInformationRegistrar;
import dev.diptych.imaging.registration.Verdict;
import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.CfaOrder;
import dev.diptych.rig.camera.ChannelOrder;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameStream;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.PixelRows;
import dev.diptych.rig.camera.SampleCoding;
import dev.diptych.rig.camera.TimestampReading;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.shot.OverlapPlanner;
import dev.diptych.rig.shot.PairShooter;
import dev.diptych.rig.shot.ShotOutcome;
import dev.diptych.rig.shot.ShotSettings;
import dev.diptych.rig.switching.LightControl;
import dev.diptych.rig.switching.SafetyGate;
import dev.diptych.studio.LampKind;
import dev.diptych.studio.SimulatedStudio;
import dev.diptych.studio.StudioGrade;
import dev.diptych.studio.StudioOptions;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pair, from shot to development, with cameras that deliver what real ones do. */
class CameraFormatsTest {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    /** The simulated sensor's, in its 12 bits. */
    private static final int BLACK = 64;
    private static final int WHITE = 4095;
    private static final int STRIDE_BYTES = 1024;

    @TempDir
    private Path root;

    private final SimulatedStudio studio = new SimulatedStudio(
            new StudioOptions(StudioGrade.IDEAL, LampKind.RELAY, 1, WIDTH, HEIGHT));

    @Test
    void rawFrames() throws Exception {
        PixelFormat format = PixelFormat.Bayer.ofSamples(WIDTH, HEIGHT, CfaOrder.BGGR, SampleCoding.CSI2_PACKED_12,
                STRIDE_BYTES, BLACK, WHITE);

        JsonNode found = assertTaken(new RecodingCamera(studio.camera(), format, CameraFormatsTest::mosaic,
                Map.of("ColourGains", "[ 2.000000, 1.600000 ]")));

        assertEquals(new ObjectMapper().readTree("""
                {"red_gain": 2.0, "blue_gain": 1.6, "stated_by_camera": true}"""), found.get("white_balance"));
    }

    @Test
    void processedFrames() throws Exception {
        PixelFormat format = new PixelFormat.Rgb8(WIDTH, HEIGHT, ChannelOrder.BGR, 3 * WIDTH + 64);

        JsonNode found = assertTaken(new RecodingCamera(studio.camera(), format, CameraFormatsTest::processed,
                Map.of("ColourGains", "[ 2.000000, 1.600000 ]")));

        assertFalse(found.has("white_balance"));
    }

    @Test
    void framesOfAWebcam() throws Exception {
        PixelFormat format = new PixelFormat.Yuyv(WIDTH, HEIGHT, 2 * WIDTH + 64);

        JsonNode found = assertTaken(new RecodingCamera(studio.camera(), format, CameraFormatsTest::yuyv, Map.of()));

        assertFalse(found.has("white_balance"));
    }

    /** Returns {@code development.json}. */
    private JsonNode assertTaken(RecodingCamera camera) throws Exception {
        studio.seat(Lineup.ofPortraits(1, 1).getFirst().seat(WIDTH, HEIGHT));
        ShotOutcome.Proven proven = assertInstanceOf(ShotOutcome.Proven.class, shooter(camera).shoot());
        try (Archive archive = Archive.open(root);
                PairKeeper keeper = new PairKeeper(archive, RigConfig.DEFAULT.spareArchive(),
                        PairKeeper.USUAL_PATIENCE)) {
            archive.startSession(new SessionRecord(SampleArchive.SESSION, SampleArchive.CONSENT, SampleArchive.STARTED,
                    JsonNodeFactory.instance.objectNode()));
            ShotArchivist archivist = new ShotArchivist(archive, keeper);
            PairIntent intent = archivist.intend(SampleArchive.SESSION, "t-1", camera.format());
            CommittedPair pair = assertInstanceOf(PairKeeper.Kept.Stored.class, archivist.keep(intent, proven)).pair();
            DevelopedPair developed = new Developer(new MutualInformationRegistrar(), CascadeFaceFinder.load(),
                    new QualityGate(RigConfig.DEFAULT.quality()), RigConfig.DEFAULT.region()).develop(proven);
            archivist.writeDevelopment(pair, developed, proven);

            assertEquals(proven.frames().flash().pixels(), ByteBuffer.wrap(
                    Files.readAllBytes(pair.folder().resolve(pair.id() + "_light-flash.raw"))));
            assertEquals(Verdict.GOOD, developed.registration().verdict());
            assertArrayEquals(lightOf(((RecodingCamera.Recoded) proven.frames().studio()).frame()),
                    lightOf(developed.studio()), 0.01);
            return new ObjectMapper().readTree(Files.readString(
                    pair.folder().resolve("derivatives").resolve(pair.id() + "_development.json")));
        }
    }

    private PairShooter shooter(Camera camera) throws CameraException {
        LightSet lights = studio.dataSheet();
        FrameStream stream = new FrameStream(studio.clock(), camera, TimestampReading.AS_STATED);
        stream.start(studio.studioExposure());
        return new PairShooter(studio.clock(), stream,
                new LightControl(studio.clock(), lights, studio.executor(), new SafetyGate(lights)),
                new OverlapPlanner(), new ShotSettings(studio.studioExposure(), studio.flashExposure(), 100_000,
                        studio.dataSheetRoomLightRatio()));
    }

    /** A sensor that sees half of red's light, and of blue's five eighths. */
    private static byte[] mosaic(ByteBuffer linear) {
        byte[] bytes = new byte[STRIDE_BYTES * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x += 2) {
                int left = y % 2 == 0 ? sample(linear, x, y, 2, 1.6) : sample(linear, x, y, 1, 1);
                int right = y % 2 == 0 ? sample(linear, x + 1, y, 1, 1) : sample(linear, x + 1, y, 0, 2);
                int at = STRIDE_BYTES * y + x / 2 * 3;
                bytes[at] = (byte) (left >> 4);
                bytes[at + 1] = (byte) (right >> 4);
                bytes[at + 2] = (byte) ((left & 0xf) | (right << 4));
            }
        }
        return bytes;
    }

    private static int sample(ByteBuffer linear, int x, int y, int channel, double gain) {
        return (int) Math.round(BLACK + (code(linear, x, y, channel) - BLACK) / gain);
    }

    private static byte[] processed(ByteBuffer linear) {
        int strideBytes = 3 * WIDTH + 64;
        byte[] bytes = new byte[strideBytes * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    float light = (code(linear, x, y, channel) - BLACK) / (float) (WHITE - BLACK);
                    bytes[strideBytes * y + 3 * x + 2 - channel] = (byte) SrgbTransfer.toCode8(light);
                }
            }
        }
        return bytes;
    }

    /** ITU-R BT.601, limited range; a pair has the chroma of its left pixel. */
    private static byte[] yuyv(ByteBuffer linear) {
        byte[] bgr = processed(linear);
        int bgrStrideBytes = 3 * WIDTH + 64;
        int strideBytes = 2 * WIDTH + 64;
        byte[] bytes = new byte[strideBytes * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int from = bgrStrideBytes * y + 3 * x;
                int fromLeft = bgrStrideBytes * y + 3 * (x / 2 * 2);
                int to = strideBytes * y + 2 * x;
                bytes[to] = weighted(bgr, from, 16, 65.481, 128.553, 24.966);
                bytes[to + 1] = x % 2 == 0
                        ? weighted(bgr, fromLeft, 128, -37.797, -74.203, 112)
                        : weighted(bgr, fromLeft, 128, 112, -93.786, -18.214);
            }
        }
        return bytes;
    }

    private static byte weighted(byte[] bgr, int at, int zero, double ofRed, double ofGreen, double ofBlue) {
        return (byte) Math.round(zero + (ofRed * (bgr[at + 2] & 0xff) + ofGreen * (bgr[at + 1] & 0xff)
                + ofBlue * (bgr[at] & 0xff)) / 255);
    }

    /** In 12 bits. */
    private static int code(ByteBuffer linear, int x, int y, int channel) {
        return (linear.getShort(6 * (WIDTH * y + x) + 2 * channel) & 0xffff) >> 4;
    }

    /** Red, green and blue over the whole picture. */
    private static double[] lightOf(Frame frame) {
        PixelRows rows = PixelRows.of(frame);
        int[] rgb = new int[3 * WIDTH];
        double[] light = new double[3];
        for (int y = 0; y < HEIGHT; y++) {
            rows.read(y, 1, rgb);
            for (int i = 0; i < rgb.length; i++) {
                light[i % 3] += rows.light(rgb[i]) / (WIDTH * HEIGHT);
            }
        }
        return light;
    }

    private static double[] lightOf(Srgb8Image picture) {
        double[] light = new double[3];
        for (int i = 0; i < picture.rgb().length; i++) {
            light[i % 3] += SrgbTransfer.toLinear(picture.rgb()[i] & 0xff) / (picture.width() * picture.height());
        }
        return light;
    }
}
