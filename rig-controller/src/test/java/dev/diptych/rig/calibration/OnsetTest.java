package dev.diptych.rig.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.TimestampMeaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A flash that rises within half a millisecond and shines for 100 ms, at 30 frames a second read out in 18 ms. */
class OnsetTest {
    private static final double PERIOD_MS = 33.3;
    private static final double READOUT_MS = 18;
    private static final double EXPOSURE_MS = 4;
    private static final double RISE_MS = 0.5;
    private static final double LIT_MS = 100;
    private static final int ROWS = 60;
    private static final double SHARE = 0.12;

    private final Random random = new Random(1);

    /** Frames over half a second on either side of the switch at 0; the first readout begins at -500 ms. */
    private List<SampledFrame> frames(double onMs, double share, double noise) {
        List<SampledFrame> frames = new ArrayList<>();
        for (int i = 0; i * PERIOD_MS < 1_000; i++) {
            double readoutMs = -500 + i * PERIOD_MS;
            double[] rows = new double[ROWS];
            for (int row = 0; row < ROWS; row++) {
                double readMs = readoutMs + row * READOUT_MS / (ROWS - 1);
                double picture = 0.2 + 0.1 * Math.cos(row / 9.0);
                rows[row] = picture * (1 + share * lit(readMs - onMs) + noise * random.nextGaussian());
            }
            frames.add(new SampledFrame(new FrameMetadata(i, Math.round(readoutMs * 1e6),
                    TimestampMeaning.READOUT_START, 0, new ExposureSetting(Math.round(EXPOSURE_MS * 1e6), 1)), rows,
                    READOUT_MS / (ROWS - 1) * 1e6));
        }
        return frames;
    }

    /** The mean over the exposure that ends so long after the flash began. */
    private static double lit(double readMs) {
        double sum = 0;
        for (int i = 0; i < 100; i++) {
            double ms = readMs - EXPOSURE_MS * (i + 0.5) / 100;
            sum += ms > LIT_MS ? 0 : Math.clamp(ms / RISE_MS, 0, 1);
        }
        return sum / 100;
    }

    @ParameterizedTest
    @ValueSource(doubles = {-400, -60.3, -1, 0, 0.2, 7, 55, 333})
    void isFoundWhereverItLies(double nearMs) {
        // The same place of a readout nearest to that.
        double onMs = -500 + Math.round((nearMs + 500) / PERIOD_MS) * PERIOD_MS + 0.4 * READOUT_MS;

        Onset onset = Onset.in(frames(onMs, SHARE, 0.002), 0, PERIOD_MS * 1e6, 0.01);

        assertTrue(onset.seen());
        assertEquals(onMs + RISE_MS / 2, onset.delayNanos() / 1e6, 0.1);
        assertEquals(SHARE, onset.share(), 0.01);
    }

    /** A delay is counted from its own switch. */
    @Test
    void isCountedFromTheSwitch() {
        Onset onset = Onset.in(frames(8, SHARE, 0), 7_000_000, PERIOD_MS * 1e6, 0.01);

        assertEquals(1 + RISE_MS / 2, onset.delayNanos() / 1e6, 0.1);
    }

    @Test
    void betweenTwoReadoutsItIsAGuess() {
        for (double withinMs = 0; withinMs < PERIOD_MS; withinMs += 0.5) {
            double onMs = -500 + 15 * PERIOD_MS + withinMs;

            Onset onset = Onset.in(frames(onMs, SHARE, 0.002), 0, PERIOD_MS * 1e6, 0.01);

            // The first and the last rows of a readout see only an end of it.
            if (withinMs > READOUT_MS && withinMs < PERIOD_MS - EXPOSURE_MS) {
                assertFalse(onset.seen(), "at " + withinMs + " ms of a frame");
            } else if (withinMs < READOUT_MS - EXPOSURE_MS) {
                assertTrue(onset.seen(), "at " + withinMs + " ms of a frame");
            }
            if (onset.seen()) {
                assertEquals(onMs + RISE_MS / 2, onset.delayNanos() / 1e6, 0.3, "at " + withinMs + " ms of a frame");
            }
        }
    }

    @Test
    void whatIsNotThereIsNotFound() {
        Onset onset = Onset.in(frames(8, 0.001, 0.002), 0, PERIOD_MS * 1e6, 0.01);

        assertTrue(onset.share() < 0.01, onset::toString);
        assertFalse(onset.seen());
        assertTrue(Double.isNaN(Onset.in(List.of(), 0, PERIOD_MS * 1e6, 0.01).delayNanos()));
    }
}
