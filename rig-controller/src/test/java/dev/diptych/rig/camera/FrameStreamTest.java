package dev.diptych.rig.camera;

import static dev.diptych.rig.shot.TestRig.ms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.time.VirtualClock;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameStreamTest {
    private static final FrameTiming TIMING = new FrameTiming(ms(40), ms(20));
    private static final ExposureSetting EXPOSURE = new ExposureSetting(ms(10), 1);

    private final VirtualClock clock = new VirtualClock();
    private final StampingCamera camera = new StampingCamera();
    private final FrameStream stream = new FrameStream(clock, camera, TimestampReading.AS_STATED);

    /** A camera of exact pace whose timestamps are off by what a test says of each frame. */
    private final class StampingCamera implements Camera {
        LongUnaryOperator offNanos = sequence -> 0;
        TimestampMeaning meaning = TimestampMeaning.READOUT_START;
        long stallsFrom = Long.MAX_VALUE;
        long countsAnewFrom = Long.MAX_VALUE;
        int starts;
        long startedNanos;
        long next;

        @Override
        public FrameTiming timing() {
            return TIMING;
        }

        @Override
        public PixelFormat format() {
            return new PixelFormat.LinearRgb16(1, 1, 0, 1);
        }

        @Override
        public int controlLatencyFrames() {
            return 2;
        }

        @Override
        public void start(ExposureSetting standing) {
            starts++;
            next = 0;
            startedNanos = clock.nanos() + ms(7);
        }

        @Override
        public long earliestControllableSequence() {
            return next + controlLatencyFrames();
        }

        @Override
        public void schedule(long sequence, ExposureSetting setting) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Frame awaitFrame(long deadlineNanos) throws CameraException {
            long readoutNanos = startedNanos + next * TIMING.framePeriodNanos();
            clock.sleepUntil(next >= stallsFrom ? deadlineNanos : readoutNanos + TIMING.readoutNanos());
            if (next >= stallsFrom) {
                throw new CameraException("Stalled.");
            }
            long sequence = next++ % countsAnewFrom;
            return new EmptyFrame(new FrameMetadata(sequence, readoutNanos + offNanos.applyAsLong(next - 1), meaning, 0,
                    EXPOSURE));
        }

        @Override
        public void close() {
            stallsFrom = Long.MAX_VALUE;
        }
    }

    private record EmptyFrame(FrameMetadata metadata) implements Frame {
        @Override
        public PixelFormat format() {
            return new PixelFormat.LinearRgb16(1, 1, 0, 1);
        }

        @Override
        public ByteBuffer pixels() {
            return ByteBuffer.allocate(6);
        }
    }

    private void read(int frames) throws CameraException {
        for (int i = 0; i < frames; i++) {
            stream.next(Long.MAX_VALUE);
        }
    }

    private void startAndRead(int frames) throws CameraException {
        stream.start(EXPOSURE);
        read(frames);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.5, -1.5, 10, -10, 60, -60})
    void aTimestampThatJumpsIsFoundAndBySoMuch(double jumpMs) throws Exception {
        camera.offNanos = sequence -> sequence >= 20 ? ms(jumpMs) : 0;

        startAndRead(40);

        assertEquals(List.of(new TimestampJump(20, ms(jumpMs))), stream.jumpsSince(0));
        assertEquals(1, stream.jumpsSince(20).size());
        assertEquals(List.of(), stream.jumpsSince(21));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.9, -0.9})
    void aTimestampThatStraysALittleHasNotJumped(double offMs) throws Exception {
        camera.offNanos = sequence -> sequence == 20 ? ms(offMs) : 0;

        startAndRead(40);

        assertEquals(List.of(), stream.jumpsSince(0));
        assertEquals(Optional.empty(), stream.displacementNanos());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.5, -1.5, 60, -60})
    void displacementIsToldUntilThePaceIsBack(double jumpMs) throws Exception {
        camera.offNanos = sequence -> sequence >= 20 && sequence < 50 ? ms(jumpMs) : 0;
        startAndRead(20);
        assertEquals(Optional.empty(), stream.displacementNanos());

        // Once the new pace is known.
        read(CameraPhase.MIN_FRAMES);
        for (int frame = 24; frame < 50; frame++) {
            assertEquals((double) ms(jumpMs), stream.displacementNanos().orElseThrow(), 1_000.0, "frame " + frame);
            read(1);
        }
        read(CameraPhase.MIN_FRAMES);

        assertEquals(Optional.empty(), stream.displacementNanos());
        assertEquals(List.of(new TimestampJump(20, ms(jumpMs)), new TimestampJump(50, ms(-jumpMs))),
                stream.jumpsSince(0));
    }

    /** Between two jumps nobody asks; the pace before the first is what the camera comes back to. */
    @Test
    void displacementIsFromThePaceBeforeTheFirstJump() throws Exception {
        camera.offNanos = sequence -> sequence < 20 ? 0 : sequence < 40 ? ms(10) : ms(25);

        startAndRead(60);

        assertEquals(ms(25), stream.displacementNanos().orElseThrow(), 1_000.0);
    }

    @Test
    void droppedFramesAreNoJump() throws Exception {
        startAndRead(20);
        camera.next += 7;
        read(20);

        assertEquals(List.of(), stream.jumpsSince(0));
    }

    @Test
    void predictsOnTheNewPaceAfterAJump() throws Exception {
        camera.offNanos = sequence -> sequence >= 20 ? ms(10) : 0;
        startAndRead(20 + CameraPhase.MIN_FRAMES);

        stream.lock();

        assertEquals(camera.startedNanos + 60 * TIMING.framePeriodNanos() + ms(10), stream.predictReadoutNanos(60),
                1_000.0);
    }

    @Test
    void lockWaitsForThePace() throws Exception {
        stream.start(EXPOSURE);

        Frame frame = stream.lock();

        assertEquals(CameraPhase.MIN_FRAMES - 1, frame.metadata().sequence());
        assertEquals(CameraPhase.MIN_FRAMES, stream.lock().metadata().sequence());
    }

    @Test
    void aCameraThatStalledIsStartedAgainAndItsPastForgotten() throws Exception {
        camera.offNanos = sequence -> sequence == 15 ? ms(10) : 0;
        startAndRead(25);
        camera.stallsFrom = 25;
        assertThrows(CameraException.class, () -> stream.next(clock.nanos() + FrameStream.TIMEOUT_NANOS));
        camera.offNanos = sequence -> 0;

        Frame frame = stream.lock();

        assertEquals(2, camera.starts);
        assertEquals(CameraPhase.MIN_FRAMES - 1, frame.metadata().sequence());
        assertEquals(List.of(), stream.jumpsSince(0));
        assertEquals(Optional.empty(), stream.displacementNanos());
    }

    @Test
    void aCameraThatOnlyKeepsOneWaitingIsNotStartedAgain() throws Exception {
        startAndRead(10);

        stream.lock();

        assertEquals(1, camera.starts);
    }

    @Test
    void aSequenceThatStartsAnewIsANewPace() throws Exception {
        camera.countsAnewFrom = 30;
        camera.offNanos = sequence -> sequence == 20 ? ms(10) : 0;
        startAndRead(30);
        assertTrue(!stream.jumpsSince(0).isEmpty());

        read(CameraPhase.MIN_FRAMES);

        assertEquals(List.of(), stream.jumpsSince(0));
        assertEquals(Optional.empty(), stream.displacementNanos());
        assertEquals(camera.startedNanos + 40 * TIMING.framePeriodNanos(), stream.predictReadoutNanos(10), 1_000.0);
    }

    @Test
    void firstFrameFromIsTheFirstThatCanBeChosenAndComesNoEarlier() throws Exception {
        startAndRead(10);

        // Frames 0 to 9 are read; the first that can be chosen is 12, and one is kept to spare.
        assertEquals(13, stream.firstFrameFrom(Long.MIN_VALUE / 2));
        long wantedNanos = camera.startedNanos + 20 * TIMING.framePeriodNanos();
        assertEquals(20, stream.firstFrameFrom(wantedNanos - ms(1)));
        assertEquals(21, stream.firstFrameFrom(wantedNanos + ms(1)));
    }

    @Test
    void timestampsThatMeanNothingAreRefused() throws Exception {
        camera.meaning = TimestampMeaning.UNKNOWN;
        stream.start(EXPOSURE);

        assertEquals("The camera does not say what its timestamps mark, so its frames cannot be placed in time;"
                + " calibrate the camera's timestamp.",
                assertThrows(CameraException.class, stream::lock).getMessage());
        assertEquals(TimestampMeaning.UNKNOWN, stream.next(Long.MAX_VALUE).metadata().meaning());
    }

    @Test
    void whatWasMeasuredOfTheTimestampsCountsAboveWhatTheDriverSays() throws Exception {
        camera.meaning = TimestampMeaning.UNKNOWN;
        FrameStream measured = new FrameStream(clock, camera,
                new TimestampReading(Optional.of(TimestampMeaning.EXPOSURE_START)));
        measured.start(EXPOSURE);

        FrameMetadata frame = measured.lock().metadata();

        assertEquals(camera.startedNanos + frame.sequence() * TIMING.framePeriodNanos() + EXPOSURE.exposureNanos(),
                frame.readoutStartNanos());
    }
}
