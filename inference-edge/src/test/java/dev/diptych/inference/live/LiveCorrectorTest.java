package dev.diptych.inference.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Box;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.face.Face;
import dev.diptych.imaging.face.FaceSearch;
import dev.diptych.inference.FakeNetwork;
import dev.diptych.inference.LightState;
import dev.diptych.inference.LightStateMismatchException;
import dev.diptych.inference.LitFrame;
import dev.diptych.inference.SyntheticSitter;
import dev.diptych.inference.live.SteadinessMeter.Steadiness;
import dev.diptych.inference.model.Encoding;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LiveCorrectorTest {
    private static final long FRAME_NANOS = 66_000_000;
    private static final int WIDTH = 180;
    private static final int HEIGHT = 120;
    private static final Srgb8Image SCENE = new SyntheticSitter(WIDTH, HEIGHT).frame(LightState.FLASH, Affine.IDENTITY,
            0, 1);
    private final Random random = new Random(2);
    private final AtomicLong clockNanos = new AtomicLong();
    private FaceSearch answer = new FaceSearch.Found(List.of(new Face(new Box(68, 38, 39, 39), 20)));
    private long nowNanos;

    /** Twice as bright or as dark as any sensor's noise from one frame to the next, as the frame's noise will have it. */
    private static float[] nervous(float[] x) {
        double sum = 0;
        for (float value : x) {
            sum += value;
        }
        float[] y = new float[x.length];
        Arrays.fill(y, 0.5f + 0.03f * (float) Math.sin(100 * sum));
        return y;
    }

    @Test
    void addsLessFlickerThanTheSensorsNoise() {
        LiveCorrector corrector = corrector(new FakeNetwork(64, LiveCorrectorTest::nervous));
        SteadinessMeter meter = new SteadinessMeter(new Box(50, 15, 75, 75));
        Srgb8Image target = new Srgb8Image(WIDTH, HEIGHT);

        for (int i = 0; i < 24; i++) {
            Srgb8Image frame = noisy(5);
            next(corrector, frame, target);
            if (i >= 8) {
                meter.add(frame, target);
            }
        }

        Steadiness steadiness = meter.result();
        assertEquals(5, steadiness.sensor(), 0.3);
        assertTrue(steadiness.steady(), steadiness.toString());
    }

    @Test
    void theViewIsStillWhileTheFacesFoundAreNearlyThere() {
        LiveCorrector corrector = corrector(new FakeNetwork(64, x -> x));
        Srgb8Image target = new Srgb8Image(WIDTH, HEIGHT);
        LiveResult.Corrected first = assertInstanceOf(LiveResult.Corrected.class, next(corrector, SCENE, target));

        for (int i = 0; i < 25; i++) {
            answer = new FaceSearch.Found(List.of(new Face(
                    new Box(68 + random.nextDouble(-2, 2), 38 + random.nextDouble(-2, 2), 39, 39), 20)));
            LiveResult.Corrected next = assertInstanceOf(LiveResult.Corrected.class, next(corrector, SCENE, target));
            assertEquals(first.view(), next.view());
        }
    }

    @Test
    void aFrameWithoutAFaceIsShownAsItIs() {
        LiveCorrector corrector = corrector(FakeNetwork.ofDifference(64, 0.3f, 0, 0));
        answer = new FaceSearch.NoFace("No face was found; look up.");
        Srgb8Image target = new Srgb8Image(WIDTH, HEIGHT);

        LiveResult result = next(corrector, SCENE, target);

        assertEquals("No face was found; look up.", assertInstanceOf(LiveResult.NoFace.class, result).sentence());
        assertArrayEquals(SCENE.rgb(), target.rgb());
    }

    @Test
    void whatTheNetworkTakesOffIsOff() {
        LiveCorrector corrector = corrector(FakeNetwork.ofDifference(64, 0, -0.1f, 0));
        Srgb8Image target = new Srgb8Image(WIDTH, HEIGHT);

        next(corrector, SCENE, target);

        assertEquals(Math.min(255, SCENE.at(90, 60, 1) + 25.5), target.at(90, 60, 1), 1);
        assertEquals(SCENE.at(90, 60, 0), target.at(90, 60, 0));
    }

    /** Every step but finding reads the clock, which goes on by one with each reading. */
    @Test
    void tellsWhatEachStepTook() {
        LiveCorrector corrector = corrector(new FakeNetwork(64, x -> x));

        StageTimes times = next(corrector, SCENE, new Srgb8Image(WIDTH, HEIGHT)).times();

        assertEquals(new StageTimes(1, 1, 1, 1, 1, 1, 1), times);
        assertEquals(7, times.totalNanos());
    }

    @Test
    void makesLittleGarbage() {
        LiveCorrector corrector = corrector(new FakeNetwork(64, x -> x));
        Srgb8Image target = new Srgb8Image(WIDTH, HEIGHT);
        next(corrector, SCENE, target);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10; i++) {
            next(corrector, SCENE, target);
        }
        long perFrame = (threads.getCurrentThreadAllocatedBytes() - before) / 10;

        assertTrue(perFrame < 200_000, perFrame + " bytes a frame");
    }

    @Test
    void refusesALightThatTheNetworkWasNotTrainedOn() {
        LiveCorrector corrector = corrector(new FakeNetwork(64, x -> x));
        LitFrame studio = new LitFrame(SCENE, LightState.STUDIO);

        assertThrows(LightStateMismatchException.class,
                () -> corrector.correct(studio, 0, new Srgb8Image(WIDTH, HEIGHT)));
    }

    @Test
    void refusesATargetOfAnotherSizeWithAFaceOrWithout() {
        LiveCorrector corrector = corrector(new FakeNetwork(64, x -> x));
        Srgb8Image small = new Srgb8Image(WIDTH, HEIGHT - 1);

        assertThrows(IllegalArgumentException.class, () -> next(corrector, SCENE, small));
        answer = new FaceSearch.NoFace("No face was found; look up.");
        LiveCorrector alone = corrector(new FakeNetwork(64, x -> x));
        assertThrows(IllegalArgumentException.class, () -> next(alone, SCENE, small));
    }

    private LiveCorrector corrector(FakeNetwork network) {
        return new LiveCorrector(FakeNetwork.card(Encoding.C, LightState.FLASH_PREVIEW), network, _ -> answer,
                Runnable::run, clockNanos::getAndIncrement);
    }

    private LiveResult next(LiveCorrector corrector, Srgb8Image frame, Srgb8Image target) {
        nowNanos += FRAME_NANOS;
        return corrector.correct(new LitFrame(frame, LightState.FLASH_PREVIEW), nowNanos, target);
    }

    private Srgb8Image noisy(double deviationCodes) {
        Srgb8Image frame = new Srgb8Image(WIDTH, HEIGHT);
        for (int i = 0; i < frame.rgb().length; i++) {
            double value = Math.clamp(SCENE.rgb()[i] & 0xff, 25, 230) + deviationCodes * random.nextGaussian();
            frame.rgb()[i] = (byte) (int) Math.clamp(value + 0.5, 0, 255);
        }
        return frame;
    }
}
