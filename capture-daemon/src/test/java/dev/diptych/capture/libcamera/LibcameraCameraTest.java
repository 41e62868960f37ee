package dev.diptych.capture.libcamera;

import dev.diptych.rig.camera.ColourGains;
import static dev.diptych.capture.libcamera.CameraRig.SETTINGS;
import static dev.diptych.capture.libcamera.CameraRig.STANDING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.CfaOrder;
import dev.diptych.rig.camera.ChannelOrder;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameStream;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.RowMeans;
import dev.diptych.rig.camera.SampleCoding;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.camera.TimestampReading;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibcameraCameraTest {
    private static final ExposureSetting OTHER = new ExposureSetting(16_000_000, 4);
    private static final LibcameraSettings PROCESSED = new LibcameraSettings(Optional.empty(), StreamKind.PROCESSED, 0,
            0, 33_333_333, 18_000_000, 6, Optional.of(new ColourGains(2, 1.5)), Optional.of(1.0), Optional.empty());

    private static final long MJPG = 0x47504a4d;
    private static final long YUYV = 0x56595559;

    private CameraRig rig;

    @BeforeEach
    void load() throws Exception {
        rig = new CameraRig();
    }

    @AfterEach
    void close() {
        if (rig != null) {
            rig.close();
        }
    }

    @Test
    void framesFollowEachOtherOnOneThread() throws Exception {
        rig.started();
        Set<Long> threads = new HashSet<>();
        long previous = rig.pass().metadata().sequence();

        for (int i = 0; i < 100; i++) {
            assertEquals(++previous, rig.pass().metadata().sequence());
            // A thread that is attached for one call is gone again by now.
            cameraThreads().forEach(thread -> threads.add(thread.threadId()));
        }

        assertEquals(1, threads.size());
        assertTrue(cameraThreads().getFirst().isDaemon());
    }

    @Test
    void aFrameLiesInTheCamerasBufferUntilSomebodyKeepsIt() throws Exception {
        rig.started();
        Frame frame = rig.next();
        int brought = (int) (frame.metadata().sequence() & 0x0f);

        rig.fake.fill((int) requestOf(frame), 0x0e);
        assertEquals(light(0x0e), RowMeans.of(frame).mean(), 1e-9, "read where it lies");

        ByteBuffer kept = frame.pixels();
        rig.fake.fill((int) requestOf(frame), 0x03);
        assertEquals(0x0e, kept.get(0));
        assertEquals(light(0x0e), RowMeans.of(frame).mean(), 1e-9);
        assertFalse(brought == 0x0e, "the buffer has held something else");
    }

    /** Requests are filled in turn. */
    private static long requestOf(Frame frame) {
        return frame.metadata().sequence() % SETTINGS.buffers();
    }

    private static double light(int value) {
        return ((value << 8 | value) - 64) / (4095.0 - 64);
    }

    @Test
    void itSaysWhatTheCameraSays() throws Exception {
        rig.started();
        Frame frame = rig.next();

        assertEquals("8000", frame.cameraMetadata().get("ExposureTime"));
        assertEquals(Long.toString(frame.metadata().timestampNanos()), frame.cameraMetadata().get("SensorTimestamp"));
        assertEquals(STANDING, frame.metadata().exposure());
    }

    @Test
    void itsFormatIsThatOfTheModeAndItsBlackLevelThatOfTheFrames() throws Exception {
        LibcameraCamera camera = rig.open();
        assertEquals(bayer(0), camera.format());

        camera.start(STANDING);

        assertEquals(bayer(64), camera.format());
        assertEquals(bayer(64), rig.next().format());
    }

    /** As on a Raspberry Pi 5, whose own compression nobody reads. */
    @Test
    void whereThePipelineCompressesRawSamplesTheyAreAskedForUncompressed() throws Exception {
        rig.fake.set("modifier", 0x0700_0000_0000_0001L);

        assertEquals(bayer(0), rig.open().format());
    }

    /** As on a Raspberry Pi, which prefers YUV for a still picture. */
    @Test
    void processedPixelsAreAskedForUntilTheyCanBeRead() throws Exception {
        rig.fake.set("fourcc", 0x3231564e);
        rig.fake.set("other_fourcc", 0x34325258);
        rig.fake.set("stride", 256);
        LibcameraCamera camera = rig.open(PROCESSED);

        assertEquals(new PixelFormat.Rgb8(64, 48, ChannelOrder.BGRX, 256), camera.format());
        camera.start(STANDING);
        assertEquals(STANDING, rig.next().metadata().exposure());
        camera.close();
        camera.start(STANDING);
    }

    /** As a webcam's, which prefers MJPEG. */
    @Test
    void pairsOfPixelsAreTakenWhereThereIsNothingBetter() throws Exception {
        rig.fake.set("fourcc", MJPG);
        rig.fake.set("other_fourcc", YUYV);
        LibcameraCamera camera = rig.open(PROCESSED);

        assertEquals(new PixelFormat.Yuyv(64, 48, 128), camera.format());
        camera.start(STANDING);
        assertEquals(STANDING, rig.next().metadata().exposure());
    }

    /** Asked for red, green and blue in an order that it has not, it gives what it prefers. */
    @Test
    void pairsOfPixelsAreNotTakenBeforeEverythingElseWasAskedFor() throws Exception {
        rig.fake.set("fourcc", YUYV);
        rig.fake.set("other_fourcc", 0x34325258);
        rig.fake.set("stride", 256);

        assertEquals(new PixelFormat.Rgb8(64, 48, ChannelOrder.BGRX, 256), rig.open(PROCESSED).format());
    }

    @Test
    void mjpegIsRefused() {
        rig.fake.set("fourcc", MJPG);

        CameraException refused = assertThrows(CameraException.class, () -> rig.open(PROCESSED));
        assertTrue(String.valueOf(refused.getMessage()).contains("pixel format MJPG"), refused.getMessage());
    }

    /** As of a pipeline that does not count what lies behind the last sample. */
    @Test
    void theLastRowsPaddingMayBeMissing() throws Exception {
        rig.fake.set("stride", 160);
        rig.fake.set("used_bytes", 160 * 47 + 128);

        rig.started();

        assertEquals(160 * 47 + 128, rig.next().pixels().remaining());
    }

    /** Where it is not asked for, the lens is left where it is, and 0 dioptres is somewhere. */
    @ParameterizedTest
    @CsvSource({", -1", "0, 0", "1.5, 1500"})
    void theLensIsPositionedAsItIsAskedFor(@Nullable Double dioptres, long millidioptres) throws Exception {
        rig.open(new LibcameraSettings(Optional.empty(), StreamKind.RAW, 0, 0, 33_333_333, 18_000_000, 6,
                Optional.empty(), Optional.ofNullable(dioptres), Optional.empty()));

        assertEquals(millidioptres, rig.fake.get("lens_millidioptres"));
    }

    private static PixelFormat bayer(int blackLevel) {
        return new PixelFormat.Bayer(32, 24, CfaOrder.RGGB, SampleCoding.BITS_12_LE16, 128, blackLevel, 4095);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 9})
    void theLagOfTheControlsIsMeasured(int latencyFrames) throws Exception {
        rig.fake.set("control_latency", latencyFrames);

        LibcameraCamera camera = rig.started();

        assertEquals(SETTINGS.buffers() + latencyFrames, camera.controlLatencyFrames());
    }

    /** As a USB camera's: controls work at once, for the next frame whose exposure has not begun. */
    @Test
    void controlsThatOvertakeTheirRequestsAreMeasuredToo() throws Exception {
        rig.fake.set("control_latency", -1);

        LibcameraCamera camera = rig.started();

        assertTrue(camera.controlLatencyFrames() < SETTINGS.buffers(), () -> camera.controlLatencyFrames() + " frames");
        rig.pass();
        long wanted = camera.earliestControllableSequence() + 1;
        camera.schedule(wanted, OTHER);
        assertEquals(OTHER, rig.passUntil(wanted).metadata().exposure());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "2, 0", "2, 1", "2, 7", "3, 0", "5, 2"})
    void anExposureLandsOnTheFrameThatWasToHaveItAndOnNoOther(int latencyFrames, int later) throws Exception {
        rig.fake.set("control_latency", latencyFrames);

        assertLands(rig.started(), later);
    }

    private void assertLands(LibcameraCamera camera, int later) throws Exception {
        rig.pass();
        long wanted = camera.earliestControllableSequence() + later;
        camera.schedule(wanted, OTHER);

        for (long sequence = 0; sequence < wanted + 5;) {
            Frame frame = rig.pass();
            sequence = frame.metadata().sequence();
            assertEquals(sequence == wanted ? OTHER : STANDING, frame.metadata().exposure(), "frame " + sequence);
        }
    }

    @Test
    void twoExposuresInARowLandOnTheirFrames() throws Exception {
        LibcameraCamera camera = rig.started();
        long first = camera.earliestControllableSequence() + 1;
        ExposureSetting third = new ExposureSetting(12_000_000, 2);

        camera.schedule(first + 1, third);
        camera.schedule(first, OTHER);

        assertEquals(OTHER, rig.passUntil(first).metadata().exposure());
        assertEquals(third, rig.pass().metadata().exposure());
        assertEquals(STANDING, rig.pass().metadata().exposure());
    }

    @Test
    void whoeverKeepsEveryFrameLosesNone() throws Exception {
        rig.started();
        long first = rig.next().metadata().sequence();

        for (int i = 1; i <= 30; i++) {
            assertEquals(first + i, rig.next().metadata().sequence());
        }
    }

    @Test
    void whoeverIsLateGetsTheNewestFramesAndTheStreamGoesOn() throws Exception {
        rig.started();
        long before = rig.pass().metadata().sequence();

        rig.time.sleepUntil(rig.time.nanos() + 20 * SETTINGS.framePeriodNanos());

        assertEquals(before + 18, rig.pass().metadata().sequence());
        long last = rig.passUntil(before + 30).metadata().sequence();
        assertEquals(last + 1, rig.fake.get("rendered"), "a request was there for every frame");
    }

    @Test
    void itIsStartedAgainAfterItWasClosed() throws Exception {
        LibcameraCamera camera = rig.started();
        Frame kept = rig.next();
        camera.close();
        camera.close();
        assertEquals(Long.MAX_VALUE, rig.fake.nextNanos(), "nothing streams");

        camera.start(OTHER);

        assertEquals(OTHER, rig.next().metadata().exposure());
        assertEquals(2, rig.fake.get("opened"));
        assertEquals(SETTINGS.buffers() + 2, camera.controlLatencyFrames());
        assertTrue(RowMeans.of(kept).mean() > 0, "what was kept is still there");
    }

    @Test
    void itIsStartedAgainWhileItStreams() throws Exception {
        LibcameraCamera camera = rig.started();
        Frame kept = rig.next();

        camera.start(OTHER);

        assertEquals(OTHER, rig.next().metadata().exposure());
        assertEquals(1, rig.fake.get("opened"));
        assertTrue(RowMeans.of(kept).mean() > 0);
    }

    @Test
    void theRigLocksOnItsPace() throws Exception {
        LibcameraCamera camera = rig.open();
        FrameStream stream = new FrameStream(rig.time, camera, TimestampReading.AS_STATED);
        stream.start(STANDING);

        long sequence = stream.lock().metadata().sequence();

        long stepNanos = stream.predictReadoutNanos(sequence + 1) - stream.predictReadoutNanos(sequence);
        assertTrue(Math.abs(stepNanos - SETTINGS.framePeriodNanos()) <= 2, () -> stepNanos + " ns");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aMachineThatWasSuspendedShiftsNoTimestamp(int stampedInBoottime) throws Exception {
        rig.fake.set("boottime_offset_ns", 3_600_000_000_000L);
        rig.fake.set("timestamps_in_boottime", stampedInBoottime);
        rig.started();

        Frame frame = rig.next();

        // It arrives when it was read out and delivered, and has been stamped when its readout began.
        assertEquals(rig.time.nanos() - 25_000_000, frame.metadata().timestampNanos());
        assertEquals(TimestampMeaning.READOUT_START, frame.metadata().meaning());
        assertEquals(100_000, frame.metadata().timestampUncertaintyNanos());
    }

    @Test
    void aFrameWithoutTimestampIsPlacedNowhere() throws Exception {
        rig.fake.set("timestamps", 0);
        rig.started();

        Frame frame = rig.next();

        assertEquals(TimestampMeaning.UNKNOWN, frame.metadata().meaning());
        assertTrue(frame.metadata().timestampUncertaintyNanos() > 1_000_000_000_000L, "nor by a calibrated reading");
    }

    @Test
    void whatTheConfigurationSaysOfTheTimestampsStands() throws Exception {
        LibcameraSettings stated = new LibcameraSettings(Optional.empty(), StreamKind.RAW, 0, 0, 33_333_333, 18_000_000,
                6, Optional.empty(), Optional.empty(), Optional.of(TimestampMeaning.EXPOSURE_START));
        rig.open(stated).start(STANDING);

        assertEquals(TimestampMeaning.EXPOSURE_START, rig.next().metadata().meaning());
    }

    private static List<Thread> cameraThreads() {
        return Thread.getAllStackTraces()
                .keySet()
                .stream()
                .filter(thread -> thread.getName().equals("camera"))
                .toList();
    }
}
