package dev.diptych.capture.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.time.SystemClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** With its threads. */
class LiveViewTest {
    private static final long PATIENCE_SECONDS = 60;

    private final List<FakeFrame> offered = new ArrayList<>();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final LiveView view = new LiveView(new SystemClock(), () -> FakeFrame.TIMING, Optional.empty(), told::add);

    private FakeFrame offer(int sequence) {
        FakeFrame frame = FakeFrame.number(sequence);
        offered.add(frame);
        view.offer(frame);
        return frame;
    }

    private static LivePicture next(BlockingQueue<LivePicture> pictures) throws InterruptedException {
        LivePicture picture = pictures.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertNotNull(picture, "no picture has come");
        return picture;
    }

    private void assertAllReleasedOnce() {
        for (FakeFrame frame : offered) {
            assertEquals(1, frame.released.get(), "frame " + frame.metadata().sequence());
        }
    }

    @Test
    void picturesComeToWhoeverWatchesUntilHeLeaves() throws Exception {
        BlockingQueue<LivePicture> first = new LinkedBlockingQueue<>();
        BlockingQueue<LivePicture> second = new LinkedBlockingQueue<>();
        try (view) {
            Runnable leave = view.watch(first::add);
            Runnable stay = view.watch(second::add);
            offer(1);
            assertEquals(next(first), next(second));

            leave.run();
            offer(2);
            assertEquals(218_000_000, next(second).exposureEndNanos());
            stay.run();
            offer(3);
        }

        assertTrue(first.isEmpty());
        assertTrue(second.isEmpty());
        assertEquals(new LivePictures.LiveRate(0, 0), view.rate());
        assertAllReleasedOnce();
    }

    /** The rig's thread offers on while a viewer dawdles, and the viewer goes on with the newest. */
    @Test
    void aSlowViewerKeepsTheRigFromNothing() throws Exception {
        BlockingQueue<LivePicture> pictures = new LinkedBlockingQueue<>();
        CountDownLatch dawdles = new CountDownLatch(1);
        try (view) {
            view.watch(picture -> {
                pictures.add(picture);
                try {
                    dawdles.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            offer(1);
            next(pictures);
            for (int sequence = 2; sequence <= 40; sequence++) {
                offer(sequence);
            }
            assertTrue(pictures.isEmpty());
            dawdles.countDown();

            LivePicture picture = next(pictures);
            while (picture.exposureEndNanos() < 4_018_000_000L) {
                picture = next(pictures);
            }
            assertTrue(picture.sequence() <= 4, "one at most waits at each hand-over, not picture " + picture);
        }
        assertAllReleasedOnce();
    }

    @Test
    void closingReleasesEveryFrameAndNoPictureComesAfter() throws Exception {
        BlockingQueue<LivePicture> pictures = new LinkedBlockingQueue<>();
        view.watch(pictures::add);
        for (int sequence = 1; sequence <= 20; sequence++) {
            offer(sequence);
        }

        view.close();
        view.close();
        int shown = pictures.size();
        assertEquals(1, offer(21).released.get());

        assertAllReleasedOnce();
        assertEquals(shown, pictures.size());
        assertTrue(told.isEmpty(), told.toString());
    }
}
