package dev.diptych.studio.sensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.Box;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.RowSampling;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.studio.FlatScene;
import dev.diptych.studio.scene.LightLayer;
import dev.diptych.studio.scene.Scene;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatedCameraTest {
    private static final long FRAME_NANOS = SensorRig.TIMING.framePeriodNanos();
    private static final ExposureSetting OTHER = new ExposureSetting(16_000_000, 4);
    private static final Scene GREY = new FlatScene(4, 3, 0.5f);

    private static SensorRig rig(long seed) {
        return new SensorRig(4, 3, 1, seed, 1, 2, 3, 4).lookAt(GREY);
    }

    @Test
    void keepsItsPaceWithinFiftyPartsPerMillion() throws CameraException {
        double worst = 0;
        for (long seed = 0; seed < 20; seed++) {
            SensorRig rig = rig(seed).start();
            long firstNanos = rig.next().metadata().readoutStartNanos();
            FrameMetadata last = rig.next().metadata();
            while (last.sequence() < 3000) {
                last = rig.next().metadata();
            }

            double periodNanos = (last.readoutStartNanos() - firstNanos) / 3000.0;

            double error = Math.abs(periodNanos / FRAME_NANOS - 1);
            assertTrue(error <= 50e-6 + 1e-6, () -> "off by " + error);
            worst = Math.max(worst, error);
        }
        assertTrue(worst > 20e-6, "no clock of twenty is exact");
    }

    @Test
    void timestampsAreAsUncertainAsStatedAndNoMore() throws CameraException {
        SensorRig rig = rig(1).start();
        long worstNanos = 0;
        for (int i = 0; i < 200; i++) {
            FrameMetadata frame = rig.next().metadata();
            long trueStartNanos = rig.camera.trueReadoutNanos(frame.sequence()) - 8_000_000;
            long offNanos = Math.abs(frame.timestampNanos() - trueStartNanos);

            assertEquals(TimestampMeaning.EXPOSURE_START, frame.meaning());
            assertTrue(offNanos <= frame.timestampUncertaintyNanos(), () -> "off by " + offNanos);
            worstNanos = Math.max(worstNanos, offNanos);
            assertTrue(rig.clock.nanos() >= rig.camera.trueReadoutNanos(frame.sequence()) + 18_000_000,
                    "a frame comes after its last row");
        }
        assertTrue(worstNanos > 20_000, "they jitter");
    }

    @Test
    void firstFrameIsExposedAfterTheStart() throws CameraException {
        for (long seed = 0; seed < 20; seed++) {
            SensorRig rig = rig(seed);
            rig.clock.sleepUntil(1_000_000_000);
            rig.start();

            assertTrue(rig.camera.trueReadoutNanos(0) - 8_000_000 >= 1_000_000_000);
        }
    }

    @Test
    void scheduledExposureLandsOnItsFrameAlone() throws CameraException {
        SensorRig rig = rig(1).start();
        rig.next();
        long sequence = rig.camera.earliestControllableSequence() + 3;
        rig.camera.schedule(sequence, OTHER);

        for (int i = 0; i < 12; i++) {
            FrameMetadata frame = rig.next().metadata();
            assertEquals(frame.sequence() == sequence ? OTHER : SensorRig.REFERENCE, frame.exposure());
        }
    }

    @Test
    void earliestControllableFrameIsTheFirstThatIsNotTooLate() throws CameraException {
        SensorRig rig = rig(1).start();
        for (int i = 0; i < 30; i++) {
            rig.clock.sleepUntil(rig.clock.nanos() + 7_300_000);
            long earliest = rig.camera.earliestControllableSequence();

            rig.camera.schedule(earliest, OTHER);
            CameraException refusal = assertThrows(CameraException.class,
                    () -> rig.camera.schedule(earliest - 1, OTHER));

            assertTrue(String.valueOf(refusal.getMessage()).startsWith("The exposure of frame " + (earliest - 1)));
            long latencyNanos = rig.camera.controlLatencyFrames() * FRAME_NANOS;
            assertTrue(rig.camera.trueReadoutNanos(earliest) - rig.clock.nanos() >= latencyNanos - 10_000,
                    "the latency lies between");
        }
    }

    @Test
    void exposureLongerThanAFrameIsRefused() throws CameraException {
        SensorRig rig = rig(1);
        ExposureSetting tooLong = new ExposureSetting(FRAME_NANOS + 1, 1);

        CameraException standing = assertThrows(CameraException.class, () -> rig.camera.start(tooLong));
        rig.start();
        assertThrows(CameraException.class, () -> rig.camera.schedule(20, tooLong));

        assertTrue(String.valueOf(standing.getMessage()).contains("frame period of 33.3 ms"));
    }

    @Test
    void lateConsumerFindsTheFourNewestFramesAndAGapBefore() throws CameraException {
        SensorRig rig = rig(1).start();
        long seen = rig.next().metadata().sequence();

        rig.clock.sleepUntil(rig.clock.nanos() + 10 * FRAME_NANOS + 2_000_000);

        long arrivedNanos = rig.clock.nanos();
        for (long sequence = seen + 7; sequence <= seen + 10; sequence++) {
            assertEquals(sequence, rig.next().metadata().sequence());
            assertEquals(arrivedNanos, rig.clock.nanos(), "it was there already");
        }
        assertEquals(seen + 11, rig.next().metadata().sequence());
        assertTrue(rig.clock.nanos() > arrivedNanos);
    }

    @Test
    void consumerThatIsALittleLateLosesNothing() throws CameraException {
        SensorRig rig = rig(1).start();
        long seen = rig.next().metadata().sequence();

        rig.clock.sleepUntil(rig.clock.nanos() + 4 * FRAME_NANOS + 2_000_000);

        assertEquals(seen + 1, rig.next().metadata().sequence());
    }

    @Test
    void exposureOfALostFrameIsLostWithIt() throws CameraException {
        SensorRig rig = rig(1).start();
        long lost = rig.camera.earliestControllableSequence();
        rig.camera.schedule(lost, OTHER);

        rig.clock.sleepUntil(rig.clock.nanos() + 20 * FRAME_NANOS);

        for (int i = 0; i < 8; i++) {
            FrameMetadata frame = rig.next().metadata();
            assertTrue(frame.sequence() > lost);
            assertEquals(SensorRig.REFERENCE, frame.exposure());
        }
    }

    @Test
    void frameThatDoesNotComeInTimeIsReportedAtTheDeadlineAndNotLost() throws CameraException {
        SensorRig rig = rig(1).start();
        rig.next();
        long deadlineNanos = rig.clock.nanos() + 5_000_000;

        CameraException late = assertThrows(CameraException.class, () -> rig.camera.awaitFrame(deadlineNanos));

        assertEquals("The camera delivered no frame in time; check that it is connected and streaming.",
                late.getMessage());
        assertEquals(deadlineNanos, rig.clock.nanos());
        assertEquals(1, rig.next().metadata().sequence());
    }

    @Test
    void cameraThatDoesNotStreamSaysSo() throws CameraException {
        SensorRig rig = rig(1);

        assertNotStarted(rig);
        rig.start().camera.close();
        assertNotStarted(rig);
    }

    private static void assertNotStarted(SensorRig rig) {
        assertEquals("The camera was not started.", assertThrows(CameraException.class, rig::next).getMessage());
        assertEquals("The camera was not started.",
                assertThrows(CameraException.class, () -> rig.camera.schedule(100, OTHER)).getMessage());
    }

    @Test
    void restartCountsFromZeroAndForgetsWhatWasScheduled() throws CameraException {
        SensorRig rig = rig(1).start();
        rig.next();
        rig.camera.schedule(6, OTHER);

        rig.start();

        for (int sequence = 0; sequence < 8; sequence++) {
            FrameMetadata frame = rig.next().metadata();
            assertEquals(sequence, frame.sequence());
            assertEquals(SensorRig.REFERENCE, frame.exposure());
        }
    }

    @ParameterizedTest
    @EnumSource(TimestampStyle.class)
    void timestampsMarkWhatTheyMarkAndSayWhatTheySay(TimestampStyle style) throws CameraException {
        SensorRig rig = new SensorRig(4, 3, 1, 1, style, FrameFaults.NONE, 1).lookAt(GREY).start();

        FrameMetadata frame = rig.next(OTHER).metadata();

        long marked = style.truth() == TimestampMeaning.READOUT_START ? 0 : -OTHER.exposureNanos();
        assertEquals(style.stated(), frame.meaning());
        assertEquals(rig.camera.trueReadoutNanos(frame.sequence()) + marked, frame.timestampNanos(), 30_000.0);
    }

    @Test
    void framesThatWaitShowWhatWasWhenTheyArrived() throws CameraException {
        SensorRig rig = rig(1).start();
        rig.next();
        rig.clock.sleepUntil(rig.clock.nanos() + 2 * FRAME_NANOS + 2_000_000);

        rig.lookAt(new FlatScene(4, 3, 0.1f));

        assertEquals(0.5, SensorRig.signal(SensorRig.codes(rig.next())[0]), 0.05);
        assertEquals(0.5, SensorRig.signal(SensorRig.codes(rig.next())[0]), 0.05);
        assertEquals(0.1, SensorRig.signal(SensorRig.codes(rig.next())[0]), 0.05);
    }

    @Test
    void framesAreExposedWhenLookedAtAndOnce() throws CameraException {
        AtomicInteger pixels = new AtomicInteger();
        SensorRig rig = new SensorRig(4, 3, 1, 1, 1).lookAt(new CountingScene(pixels)).start();
        Frame frame = rig.next();
        rig.next();

        assertEquals(0, pixels.get());
        ByteBuffer once = frame.pixels();
        ByteBuffer again = frame.pixels();

        assertEquals(4 * 3, pixels.get());
        assertEquals(once, again);
    }

    @Test
    void rowMeansExposeTheSampledPixelsAloneAndKeepNone() throws CameraException {
        AtomicInteger pixels = new AtomicInteger();
        SensorRig rig = new SensorRig(4, 3, 1, 1, 1).lookAt(new CountingScene(pixels)).start();
        Frame frame = rig.next();

        frame.rowMeans(new RowSampling(2, 3));
        assertEquals(2 * 2, pixels.get());
        frame.rowMeans(new RowSampling(2, 3));
        assertEquals(2 * 2 * 2, pixels.get());
        frame.pixels();
        frame.rowMeans(new RowSampling(2, 3));
        assertEquals(2 * 2 * 2 + 4 * 3, pixels.get(), "what was exposed is read");
    }

    @Test
    void everyReaderStartsAtTheFirstPixelAndCannotWrite() throws CameraException {
        Frame frame = rig(1).start().next();

        frame.pixels().getShort();

        assertEquals(0, frame.pixels().position());
        assertEquals(4 * 3 * 6, frame.pixels().remaining());
        assertTrue(frame.pixels().isReadOnly());
    }

    @Test
    void frameShowsTheLightItWasExposedByHoweverLateItIsLookedAt() throws CameraException {
        SensorRig prompt = rig(1).start();
        SensorRig slow = rig(1).start();
        for (SensorRig rig : new SensorRig[]{prompt, slow}) {
            rig.lights.get(1).switchTo(0, rig.clock.nanos() - 110_000_000);
        }
        Frame lookedAtOnce = prompt.next();
        int[] expected = SensorRig.codes(lookedAtOnce);
        Frame kept = slow.next();

        slow.lights.get(1).switchTo(1, slow.clock.nanos() + 9_000_000_000L);
        slow.lights.get(1).forgetBefore(slow.clock.nanos() + 20_000_000_000L);

        assertArrayEquals(expected, SensorRig.codes(kept));
    }

    @Test
    void framesShowWhoSatWhenTheyCame() throws CameraException {
        SensorRig rig = rig(1).start();
        Frame before = rig.next();

        rig.lookAt(new FlatScene(4, 3, 0.1f));

        assertEquals(0.5, SensorRig.signal(SensorRig.codes(before)[0]), 0.05);
        assertEquals(0.1, SensorRig.signal(SensorRig.codes(rig.next())[0]), 0.05);
    }

    @Test
    void sceneOfAnotherSizeIsRefused() {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                () -> rig(1).lookAt(new FlatScene(8, 6, 0.5f)));

        assertEquals("The scene \"flat\" is 8x6, but the sensor is 4x3.", refusal.getMessage());
    }

    @Test
    void cameraSeesNothingBeforeSomebodySits() throws CameraException {
        SensorRig rig = new SensorRig(4, 3, 1, 1).start();

        assertThrows(IllegalStateException.class, rig::next);
    }

    private record CountingScene(AtomicInteger pixels) implements Scene {
        @Override
        public String name() {
            return "counting";
        }

        @Override
        public int widthPx() {
            return 4;
        }

        @Override
        public int heightPx() {
            return 3;
        }

        @Override
        public LightLayer backdrop() {
            return GREY.backdrop();
        }

        @Override
        public LightLayer sitter() {
            return GREY.sitter();
        }

        @Override
        public float coverage(double x, double y) {
            pixels.incrementAndGet();
            return 1;
        }

        @Override
        public Box sitterBox() {
            return GREY.sitterBox();
        }
    }
}
