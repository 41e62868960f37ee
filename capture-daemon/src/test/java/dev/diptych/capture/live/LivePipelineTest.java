package dev.diptych.capture.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.live.LivePicture.Light;
import dev.diptych.rig.time.VirtualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Step by step, in virtual time and on one thread. */
class LivePipelineTest {
    private final VirtualClock clock = new VirtualClock();
    private final List<String> told = new ArrayList<>();
    private final List<FakeFrame> offered = new ArrayList<>();
    private final List<LivePicture> seen = new ArrayList<>();
    private final Complaints complaints = new Complaints(clock, told::add);
    private final Viewers viewers = new Viewers(complaints);
    private final FrameInbox inbox = new FrameInbox(clock, viewers::any);
    private final RecentPictures recent = new RecentPictures(clock);
    private final LivePipeline pipeline = new LivePipeline(inbox, viewers, new PictureMaker(clock,
            new LazyCorrector(Optional.empty(), complaints, Runnable::run), complaints), recent, complaints);

    @AfterEach
    void everyFrameWasReleasedOnceAtTheEnd() {
        pipeline.close();
        pipeline.free();
        for (FakeFrame frame : offered) {
            assertEquals(1, frame.released.get(), "frame " + frame.metadata().sequence());
        }
    }

    private FakeFrame offer(FakeFrame frame) {
        offered.add(frame);
        inbox.offer(LiveFrame.ofViewfinder(frame, FakeFrame.TIMING));
        return frame;
    }

    private FakeFrame offer(int sequence) {
        return offer(FakeFrame.number(sequence));
    }

    private void fetchAndShow() {
        assertTrue(pipeline.fetchNext());
        assertTrue(pipeline.showNext());
    }

    @Test
    void aFrameIsShownAsItWasExposed() {
        viewers.add(seen::add);
        clock.sleepUntil(150_000_000);
        FakeFrame frame = offer(1);

        fetchAndShow();

        LivePicture picture = seen.getFirst();
        assertEquals(Light.VIEWFINDER, picture.light());
        assertEquals(16, picture.widthPx());
        assertEquals(8, picture.heightPx());
        assertEquals(118_000_000, picture.exposureEndNanos(), "the readout's end");
        assertEquals(150_000_000, picture.shownNanos());
        assertEquals(FakeFrame.EXPOSURE, picture.exposure());
        assertEquals(Optional.empty(), picture.corrected());
        assertEquals((byte) 0xd8, picture.jpeg()[1], "JPEG's start of image");
        assertEquals(1, frame.released.get());
    }

    @Test
    void aCameraWhoseTimestampsAreNotUnderstoodIsShownAllTheSame() {
        viewers.add(seen::add);
        offer(FakeFrame.uncalibrated(1));

        fetchAndShow();

        assertEquals(118_000_000, seen.getFirst().exposureEndNanos());
    }

    @Test
    void whileNobodyWatchesFramesGoBackUntouched() {
        FakeFrame frame = offer(1);

        assertEquals(1, frame.released.get());
        assertEquals(0, frame.fetched.get());
        assertEquals(new LivePictures.LiveRate(0, 0), recent.rate());
    }

    @Test
    void aFrameThatWaitsGoesBackWhenTheLastViewerLeaves() {
        Runnable leave = viewers.add(seen::add);
        FakeFrame waiting = offer(1);
        assertEquals(0, waiting.released.get());

        leave.run();
        leave.run();
        inbox.lookUp();

        assertEquals(1, waiting.released.get());
        assertEquals(0, waiting.fetched.get());
    }

    @Test
    void aFetchedFrameOfNoInterestIsNotRendered() {
        Runnable leave = viewers.add(seen::add);
        FakeFrame frame = offer(1);
        assertTrue(pipeline.fetchNext());
        leave.run();

        assertTrue(pipeline.showNext());

        assertEquals(1, frame.fetched.get(), "by the driver's thread alone");
        assertEquals(1, frame.released.get());
    }

    @Test
    void onlyTheNewestIsFetched() {
        viewers.add(seen::add);
        FakeFrame first = offer(1);
        FakeFrame second = offer(2);
        FakeFrame third = offer(3);

        fetchAndShow();

        assertEquals(List.of(0, 0), List.of(first.fetched.get(), second.fetched.get()));
        assertEquals(List.of(1, 1), List.of(first.released.get(), second.released.get()));
        assertTrue(third.fetched.get() > 0);
        assertEquals(318_000_000, seen.getFirst().exposureEndNanos());
    }

    @Test
    void onlyTheNewestFetchedIsRendered() {
        viewers.add(seen::add);
        FakeFrame first = offer(1);
        assertTrue(pipeline.fetchNext());
        offer(2);
        assertTrue(pipeline.fetchNext());

        assertEquals(1, first.released.get(), "overtaken");
        assertTrue(pipeline.showNext());
        assertEquals(1, seen.size());
        assertEquals(218_000_000, seen.getFirst().exposureEndNanos());
    }

    @Test
    void everyViewerSeesEveryPictureInOrder() {
        List<LivePicture> others = new ArrayList<>();
        viewers.add(seen::add);
        viewers.add(others::add);
        for (int sequence = 1; sequence <= 3; sequence++) {
            offer(sequence);
            fetchAndShow();
        }

        assertEquals(List.of(1L, 2L, 3L), seen.stream().map(LivePicture::sequence).toList());
        assertEquals(seen, others);
    }

    @Test
    void aViewerThatThrowsIsTakenOffAndOthersGoOn() {
        List<LivePicture> calls = new ArrayList<>();
        viewers.add(picture -> {
            calls.add(picture);
            throw new IllegalStateException("The socket is closed.");
        });
        viewers.add(seen::add);
        for (int sequence = 1; sequence <= 2; sequence++) {
            offer(sequence);
            fetchAndShow();
        }

        assertEquals(1, calls.size());
        assertEquals(2, seen.size());
        assertEquals(List.of("A viewer of the live pictures failed (The socket is closed) and gets no more of them;"
                + " open its page again."), told);
    }

    @Test
    void whenTheOnlyViewerThrowsNobodyWatches() {
        viewers.add(picture -> {
            throw new IllegalStateException("The socket is closed.");
        });
        offer(1);
        assertTrue(pipeline.fetchNext());
        FakeFrame waiting = offer(2);
        assertTrue(pipeline.showNext());

        assertEquals(1, waiting.released.get());
        assertEquals(1, offer(3).released.get());
    }

    @Test
    void aDriverThatFailsIsToldOnceAMinuteAndPicturesGoOn() {
        viewers.add(seen::add);
        offer(FakeFrame.broken(1));
        assertTrue(pipeline.fetchNext());
        offer(FakeFrame.broken(2));
        assertTrue(pipeline.fetchNext());
        offer(3);
        fetchAndShow();

        String sentence = "The camera did not hand a picture over for the live view (The cable was pulled); if that"
                + " goes on, look after the camera and its cable.";
        assertEquals(List.of(sentence), told);
        assertEquals(1, seen.size());

        clock.sleepUntil(clock.nanos() + 60_000_000_000L);
        offer(FakeFrame.broken(4));
        assertTrue(pipeline.fetchNext());
        assertEquals(List.of(sentence, sentence), told);
    }

    @Test
    void theRateIsThatOfTheLastThreeSeconds() {
        viewers.add(seen::add);
        for (int sequence = 1; sequence <= 12; sequence++) {
            clock.sleepUntil(sequence * 100_000_000L + 18_000_000 + sequence * 1_000_000);
            offer(sequence);
            fetchAndShow();
        }

        assertEquals(12 / 3.0, recent.rate().picturesPerSecond(), 1e-9);
        assertEquals(7, recent.rate().latencyMs(), 1e-9);

        clock.sleepUntil(clock.nanos() + 3_000_000_000L);
        assertEquals(new LivePictures.LiveRate(0, 0), recent.rate());
    }

    @Test
    void closingGivesBackWhatWaitsAndWhatComesLater() {
        viewers.add(seen::add);
        FakeFrame fetched = offer(1);
        assertTrue(pipeline.fetchNext());
        FakeFrame waiting = offer(2);

        pipeline.close();

        assertEquals(1, fetched.released.get());
        assertEquals(1, waiting.released.get());
        assertEquals(1, offer(3).released.get());
        assertFalse(pipeline.fetchNext());
        assertFalse(pipeline.showNext());
    }

    @Test
    void aFrameThatIsBeingFetchedWhenItClosesGoesBackToo() {
        viewers.add(seen::add);
        FakeFrame late = offer(1);
        LiveFrame taken = inbox.take().orElseThrow();
        NewestFetched closed = new NewestFetched();
        closed.close();

        closed.put(taken);

        assertEquals(1, late.released.get());
        assertEquals(Optional.empty(), closed.await());
    }
}
