package dev.diptych.capture.libcamera.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.RowMeans;
import dev.diptych.rig.time.SystemClock;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A camera as quick as it can be, one who fetches, and one who looks at what was fetched and releases it, or not. */
class FrameExchangeThreadsTest {
    private static final int FRAMES = 20_000;
    private static final int BUFFERS = 6;
    private static final Frame LAST = new LentFrame(new HeapFrame(0).completed(0, 0, Completion.Status.COMPLETE),
            reading(), (frame, request) -> {});

    private final LinkedBlockingQueue<Integer> inFlight = new LinkedBlockingQueue<>(
            IntStream.range(0, BUFFERS).boxed().toList());
    private final LinkedBlockingQueue<Frame> looking = new LinkedBlockingQueue<>(3);
    private final List<HeapFrame> buffers = IntStream.range(0, BUFFERS).mapToObj(HeapFrame::new).toList();
    private final FrameExchange exchange = new FrameExchange("imx477", BUFFERS, HeapFrame.EXPOSURE,
            (request, exposure) -> inFlight.add(request), reading());

    @Test
    @Timeout(60)
    void noFrameChangesWhileSomebodyHasItAndTheCameraNeverStarves() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> camera = threads.submit(this::expose);
            Future<?> viewer = threads.submit(this::look);
            long previous = -1;
            while (previous < FRAMES - 1) {
                Frame frame = exchange.await(new SystemClock(), System.nanoTime() + TimeUnit.SECONDS.toNanos(30));
                assertTrue(frame.metadata().sequence() > previous);
                previous = frame.metadata().sequence();
                looking.put(frame);
            }
            looking.put(LAST);
            camera.get();
            viewer.get();
        }
    }

    private Void expose() throws InterruptedException {
        for (long sequence = 0; sequence < FRAMES; sequence++) {
            int request = inFlight.take();
            buffers.get(request).fill(value(sequence));
            exchange.completed(buffers.get(request).completed(request, sequence, Completion.Status.COMPLETE));
        }
        return null;
    }

    private Void look() throws InterruptedException {
        SplittableRandom random = new SplittableRandom(1);
        Frame frame = looking.take();
        while (!frame.equals(LAST)) {
            double expected = (value(frame.metadata().sequence()) * 0x101) / 4095.0;
            assertEquals(expected, RowMeans.of(frame).mean(), 1e-9);
            if (random.nextInt(4) == 0) {
                assertEquals(value(frame.metadata().sequence()), frame.pixels().get(0));
            }
            assertEquals(expected, RowMeans.of(frame).mean(), 1e-9);
            if (random.nextInt(4) != 0) {
                frame.release();
            }
            frame = looking.take();
        }
        return null;
    }

    private static int value(long sequence) {
        return (int) (sequence % 15);
    }

    private static FrameReading reading() {
        try {
            return new FrameReading("imx477", HeapFrame.MODE, Optional.empty(), 33_333_333);
        } catch (CameraException e) {
            throw new IllegalStateException(e);
        }
    }
}
