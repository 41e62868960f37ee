package dev.diptych.capture.libcamera.internal;

import static dev.diptych.capture.libcamera.internal.Completion.Status.CANCELLED;
import static dev.diptych.capture.libcamera.internal.Completion.Status.COMPLETE;
import static dev.diptych.capture.libcamera.internal.Completion.Status.DAMAGED;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.CameraException.Reason;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.RowMeans;
import dev.diptych.rig.time.VirtualClock;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Six requests, of which three stay in flight; one frame may be kept. */
class FrameExchangeTest {
    private static final ExposureSetting OTHER = new ExposureSetting(4_000_000, 2);

    private final VirtualClock clock = new VirtualClock();
    private final List<HeapFrame> buffers = IntStream.range(0, 6)
            .mapToObj(HeapFrame::new)
            .collect(Collectors.toCollection(ArrayList::new));
    private final List<Integer> requeued = new ArrayList<>();
    private final List<ExposureSetting> exposures = new ArrayList<>();
    private FrameExchange exchange;

    @BeforeEach
    void stream() throws Exception {
        exchange = new FrameExchange("imx477", buffers.size(), HeapFrame.EXPOSURE, this::requeue,
                new FrameReading("imx477", HeapFrame.MODE, Optional.empty(), 33_333_333));
    }

    private boolean requeue(int request, ExposureSetting exposure) {
        exposures.add(exposure);
        return requeued.add(request);
    }

    @Test
    void framesComeInOrderAndTheirRequestsGoBackWhenTheyAreReleased() throws Exception {
        complete(0, 100);
        complete(1, 101);

        Frame first = next();
        Frame second = next();
        assertEquals(List.of(100L, 101L), List.of(first.metadata().sequence(), second.metadata().sequence()));
        second.release();
        second.release();

        assertEquals(List.of(0, 1), requeued, "the first was copied, the second released");
    }

    @Test
    void whatNobodyFetchesFallsOutSoThatThreeRequestsStayInFlight() throws Exception {
        for (int request = 0; request < 6; request++) {
            complete(request, request);
        }

        assertEquals(List.of(0, 1, 2), requeued);
        assertEquals(3, next().metadata().sequence());
    }

    @Test
    void aFrameIsReadWhereTheCameraPutIt() throws Exception {
        complete(0, 0);
        Frame frame = next();
        buffers.get(0).fill(8);

        assertEquals(0x808 / 4095.0, RowMeans.of(frame).mean(), 1e-9);
        assertEquals(List.of(), requeued);
    }

    @Test
    void pixelsAreCopiedOnceAndTheBufferGoesBackAtOnce() throws Exception {
        complete(3, 0);
        Frame frame = next();

        ByteBuffer pixels = frame.pixels();
        assertEquals(List.of(3), requeued);
        buffers.get(3).fill(9);

        assertEquals(3, pixels.get(0));
        assertEquals(3, frame.pixels().get(0));
        assertEquals(0x303 / 4095.0, RowMeans.of(frame).mean(), 1e-9);
        assertEquals(Map.of("FirstByte", "3"), frame.cameraMetadata(), "as it was when the pixels were copied");
        frame.release();
        assertEquals(List.of(3), requeued);
        assertEquals(3, frame.pixels().get(0), "what was taken stays");
    }

    @Test
    void aFrameThatIsKeptIsCopiedWhenAnotherIsFetched() throws Exception {
        complete(0, 0);
        complete(1, 1);
        Frame kept = next();
        assertEquals(List.of(), requeued);
        next();

        assertEquals(List.of(0), requeued);
        buffers.get(0).fill(9);
        assertEquals(0, kept.pixels().get(0));
        assertEquals(Map.of("FirstByte", "0"), kept.cameraMetadata());
    }

    @Test
    void aBufferIsNotTakenFromWhoeverLooksAtIt() throws Exception {
        complete(0, 0);
        complete(1, 1);
        Frame looked = next();
        Thread fetching = new Thread(() -> assertDoesNotThrow(this::next));
        List<Integer> requeuedMeanwhile = new ArrayList<>();
        buffers.get(0).meanwhile = () -> {
            fetching.start();
            // It fetches the next frame, and would have this one's buffer back for that.
            while (fetching.getState() != Thread.State.BLOCKED && fetching.getState() != Thread.State.TERMINATED) {
                Thread.onSpinWait();
            }
            requeuedMeanwhile.addAll(requeued);
        };

        assertEquals(0, RowMeans.of(looked).mean());
        fetching.join();

        assertEquals(List.of(), requeuedMeanwhile);
        assertEquals(List.of(0), requeued);
    }

    @Test
    void fiftyFramesThatNobodyReleasesCostCopiesButNoFrame() throws Exception {
        List<Integer> free = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
        for (long sequence = 0; sequence < 50; sequence++) {
            complete(free.removeFirst(), sequence);
            assertEquals(sequence, next().metadata().sequence());
            free.addAll(requeued);
            requeued.clear();
        }
    }

    @Test
    void aReleasedFrameIsNotLookedAtAgain() throws Exception {
        complete(0, 0);
        Frame frame = next();
        frame.release();

        assertThrows(IllegalStateException.class, frame::pixels);
        assertThrows(IllegalStateException.class, () -> RowMeans.of(frame));
        assertThrows(IllegalStateException.class, frame::cameraMetadata);
    }

    @Test
    void damagedFramesLeaveAGap() throws Exception {
        complete(0, 0);
        exchange.completed(buffers.get(1).completed(1, 1, DAMAGED));
        complete(2, 2);

        assertEquals(List.of(1), requeued);
        assertEquals(0, next().metadata().sequence());
        assertEquals(2, next().metadata().sequence());
    }

    @Test
    void aFrameOfTooFewBytesIsDamagedWhateverTheCameraSays() throws Exception {
        ConfiguredMode taller = new ConfiguredMode(4, 4, HeapFrame.MODE.fourcc(), 0, 8, 1, 6,
                HeapFrame.MODE.exposureNanos(), HeapFrame.MODE.gain(), HeapFrame.MODE.framePeriodNanos(), true, true,
                true);
        exchange = new FrameExchange("imx477", 6, HeapFrame.EXPOSURE, this::requeue,
                new FrameReading("imx477", taller, Optional.empty(), 33_333_333));
        complete(0, 0);

        assertEquals(List.of(0), requeued);
        assertEquals(
                "The camera \"imx477\" delivered no whole frame in time: its latest has 16 bytes of the 32 that its"
                        + " mode takes; give it a USB port of its own, or configure another mode of it.",
                assertFails(Reason.REFUSED).getMessage());
    }

    @Test
    void theLastRowsPaddingMayBeMissing() throws Exception {
        ConfiguredMode padded = new ConfiguredMode(4, 2, HeapFrame.MODE.fourcc(), 0, 12, 1, 6,
                HeapFrame.MODE.exposureNanos(), HeapFrame.MODE.gain(), HeapFrame.MODE.framePeriodNanos(), true, true,
                true);
        exchange = new FrameExchange("imx477", 6, HeapFrame.EXPOSURE, this::requeue,
                new FrameReading("imx477", padded, Optional.empty(), 33_333_333));
        buffers.set(0, new HeapFrame(8, 12 + 8));
        buffers.set(1, new HeapFrame(8, 12 + 7));
        complete(0, 0);
        complete(1, 1);

        Frame frame = next();
        assertEquals(0x808 / 4095.0, RowMeans.of(frame).mean(), 1e-9);
        assertEquals(12 + 8, frame.pixels().remaining());
        assertFails(Reason.STALLED);
    }

    @Test
    void cancelledRequestsAreNotQueuedAgain() {
        exchange.completed(buffers.get(0).completed(0, 0, CANCELLED));

        assertEquals(List.of(), requeued);
        assertFails(Reason.STALLED);
    }

    @Test
    void anUnpluggedCameraGivesWhatItHadAndThenNothingEver() throws Exception {
        complete(0, 0);
        exchange.gone();

        Frame last = next();
        assertFails(Reason.GONE);
        assertFails(Reason.GONE);
        assertEquals(0, clock.nanos(), "nobody waited");
        last.release();
        assertEquals(List.of(), requeued);
    }

    @Test
    void aCameraThatNeverSaysHowItExposesIsRefused() {
        exchange.completed(buffers.get(0).withoutExposure(0, 0));

        assertFails(Reason.REFUSED);
    }

    @Test
    void aSingleFrameThatDoesNotSayHowItWasExposedIsDropped() throws Exception {
        complete(0, 0);
        exchange.completed(buffers.get(1).withoutExposure(1, 1));
        complete(2, 2);

        assertEquals(List.of(1), requeued);
        assertEquals(0, next().metadata().sequence());
        assertEquals(2, next().metadata().sequence());
    }

    @Test
    void whatCannotBeReadEndsTheStreamWithItsCause() {
        exchange.unreadable(new IllegalStateException("no such plane"));

        assertEquals(
                "A frame of the camera \"imx477\" could not be read: java.lang.IllegalStateException: no such plane.",
                assertFails(Reason.REFUSED).getMessage());
    }

    @Test
    void afterTheEndWhatIsLentStaysReadableAndNothingGoesBack() throws Exception {
        complete(5, 0);
        Frame frame = next();
        exchange.finish();
        buffers.get(5).fill(9);

        assertEquals(5, frame.pixels().get(0));
        assertEquals(0x505 / 4095.0, RowMeans.of(frame).mean(), 1e-9);
        frame.release();
        complete(1, 1);
        assertEquals(List.of(), requeued);
        assertFails(Reason.REFUSED);
    }

    @Test
    void everyRequestCarriesItsExposure() throws Exception {
        complete(0, 0);
        long wanted = exchange.earliestSequence() + 1;
        exchange.schedule(wanted, OTHER);

        for (int request = 0; request < 4; request++) {
            next().release();
            complete(request + 1, request + 1);
        }

        assertEquals(wanted, 6 + exposures.indexOf(OTHER), "frames 1 to 5 were in flight");
        assertEquals(1, exposures.stream().filter(OTHER::equals).count());
    }

    @Test
    void anExposureThatComesTooLateIsRefused() {
        complete(0, 0);

        CameraException late = assertThrows(CameraException.class, () -> exchange.schedule(5, OTHER));

        assertEquals("The exposure of frame 5 was asked for too late: frame 6 is the first that the camera can still"
                + " expose otherwise; take the pair again, and end other programs if that happens often.",
                late.getMessage());
    }

    private void complete(int request, long sequence) {
        exchange.completed(buffers.get(request).completed(request, sequence, COMPLETE));
    }

    private Frame next() throws CameraException {
        return exchange.await(clock, 1_000_000_000);
    }

    private CameraException assertFails(Reason reason) {
        CameraException failure = assertThrows(CameraException.class, this::next);
        assertEquals(reason, failure.reason());
        return failure;
    }
}
