package dev.diptych.rig.preview;

import static dev.diptych.rig.shot.TestRig.window;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.time.SystemClock;
import dev.diptych.rig.time.VirtualClock;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NewestFrameTest {
    private final VirtualClock clock = new VirtualClock();
    private final NewestFrame newest = new NewestFrame(clock);
    private final List<Long> released = new ArrayList<>();

    private PreviewFrame frame(long sequence) {
        return new PreviewFrame(new Frame() {
            @Override
            public FrameMetadata metadata() {
                return new FrameMetadata(sequence, 0, TimestampMeaning.READOUT_START, 0, new ExposureSetting(1, 1));
            }

            @Override
            public PixelFormat format() {
                throw new UnsupportedOperationException();
            }

            @Override
            public ByteBuffer pixels() {
                throw new UnsupportedOperationException();
            }

            @Override
            public void release() {
                released.add(sequence);
            }
        }, window(0, 1));
    }

    @Test
    void aFrameThatIsOvertakenIsGivenBack() {
        newest.bring(frame(1));
        newest.bring(frame(2));
        newest.bring(frame(3));

        assertEquals(List.of(1L, 2L), released);
        PreviewFrame taken = newest.take().orElseThrow();
        assertEquals(3, taken.frame().metadata().sequence());
        assertTrue(newest.take().isEmpty());
        taken.close();
        assertEquals(List.of(1L, 2L, 3L), released);
        assertEquals(3, newest.proved());
    }

    @Test
    void whatIsLeftIsGivenBack() {
        newest.bring(frame(1));
        newest.dropWaiting();
        newest.dropWaiting();

        assertEquals(List.of(1L), released);
        assertTrue(newest.take().isEmpty());
    }

    @Test
    void waitingEndsAtItsDeadline() {
        assertTrue(newest.await(700).isEmpty());
        assertEquals(700, clock.nanos());

        newest.bring(frame(1));
        assertEquals(1, newest.await(900).orElseThrow().frame().metadata().sequence());
        assertEquals(700, clock.nanos());
    }

    @Test
    void whoeverWaitsGetsTheFrameThatAnotherThreadBrings() throws InterruptedException {
        SystemClock time = new SystemClock();
        NewestFrame shared = new NewestFrame(time);
        Thread camera = Thread.ofPlatform().start(() -> shared.bring(frame(7)));

        PreviewFrame taken = shared.await(time.nanos() + TimeUnit.MINUTES.toNanos(1)).orElseThrow();

        assertEquals(7, taken.frame().metadata().sequence());
        camera.join();
    }
}
