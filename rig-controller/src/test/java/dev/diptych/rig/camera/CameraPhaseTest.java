package dev.diptych.rig.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CameraPhaseTest {
    private static final double PERIOD_NANOS = 33_334_567.8;
    private static final long FIRST_READOUT_NANOS = 987_654_321_000L;
    private static final ExposureSetting SHORT = new ExposureSetting(8_000_000, 1);
    private static final ExposureSetting LONG = new ExposureSetting(16_000_000, 4);
    /** Four standard errors of a line through 16 stamps of 30 us (uniform), 20 frames past their middle, is 80 us. */
    private static final long JITTER_NANOS = 30_000;
    private static final double PREDICTION_TOLERANCE_NANOS = 80_000;

    private final CameraPhase phase = new CameraPhase();
    private final Random random = new Random(5);

    @Test
    void predictsFramesToComeExactlyFromExactStamps() {
        for (long sequence = 100; sequence < 116; sequence++) {
            phase.observe(frame(sequence, SHORT, 0));
        }

        assertEquals(115, phase.latestSequence());
        for (long sequence : new long[]{100, 116, 130, 1_000}) {
            assertEquals(trueReadoutNanos(sequence), phase.predictReadoutNanos(sequence), 200.0, "frame " + sequence);
        }
    }

    @Test
    void predictsFromJitteredStamps() {
        for (int trial = 0; trial < 200; trial++) {
            CameraPhase jittered = new CameraPhase();
            for (long sequence = 0; sequence < 40; sequence++) {
                jittered.observe(frame(sequence, SHORT, jitterNanos()));
            }

            assertEquals(trueReadoutNanos(52), jittered.predictReadoutNanos(52), PREDICTION_TOLERANCE_NANOS);
        }
    }

    @Test
    void keepsItsPaceWhenTheExposureChanges() {
        for (long sequence = 0; sequence < 16; sequence++) {
            // The stamps, which mark the exposure's start, jump by 8 ms; the readouts do not.
            phase.observe(frame(sequence, sequence % 3 == 0 ? LONG : SHORT, 0));
        }

        assertEquals(trueReadoutNanos(30), phase.predictReadoutNanos(30), 100.0);
    }

    @Test
    void countsDroppedFrames() {
        for (long sequence : new long[]{3, 4, 9, 10, 30}) {
            phase.observe(frame(sequence, SHORT, 0));
        }

        assertEquals(trueReadoutNanos(40), phase.predictReadoutNanos(40), 100.0);
    }

    @Test
    void followsADriftingOscillator() {
        long readoutNanos = 0;
        for (long sequence = 0; sequence < 200; sequence++) {
            // 1 part in 10^6 slower with every frame.
            readoutNanos += 33_000_000 + 33 * sequence;
            phase.observe(new FrameMetadata(sequence, readoutNanos, TimestampMeaning.READOUT_START, 0, SHORT));
        }

        assertEquals(readoutNanos + 33_000_000 + 33 * 200, phase.predictReadoutNanos(200), 3_000.0);
    }

    @Test
    void isLockedByFourFramesAndNoFewer() {
        for (long sequence = 0; sequence < 3; sequence++) {
            phase.observe(frame(sequence, SHORT, 0));
        }
        assertFalse(phase.isLocked());
        IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> phase.predictReadoutNanos(9));
        assertEquals("The camera's phase is known only after 4 frames.", refusal.getMessage());

        phase.observe(frame(3, SHORT, 0));

        assertTrue(phase.isLocked());
    }

    @Test
    void beginsAnewWhenTheCameraWasStartedAgain() {
        for (long sequence = 100; sequence < 116; sequence++) {
            phase.observe(frame(sequence, SHORT, 0));
        }

        phase.observe(readout(0, 2_000_000_000_000L));
        assertFalse(phase.isLocked());
        for (long sequence = 1; sequence < 4; sequence++) {
            phase.observe(readout(sequence, 2_000_000_000_000L + sequence * 40_000_000));
        }

        assertEquals(2_000_000_000_000L + 10 * 40_000_000L, phase.predictReadoutNanos(10));
    }

    @Test
    void aStampOfUnknownMeaningIsNoPhase() {
        FrameMetadata unknown = new FrameMetadata(1, 5, TimestampMeaning.UNKNOWN, 0, SHORT);

        assertThrows(IllegalStateException.class, () -> phase.observe(unknown));

        assertFalse(phase.isLocked());
    }

    private static long trueReadoutNanos(long sequence) {
        return FIRST_READOUT_NANOS + Math.round(sequence * PERIOD_NANOS);
    }

    private long jitterNanos() {
        return Math.round(JITTER_NANOS * (2 * random.nextDouble() - 1));
    }

    private static FrameMetadata frame(long sequence, ExposureSetting exposure, long jitterNanos) {
        return new FrameMetadata(sequence, trueReadoutNanos(sequence) - exposure.exposureNanos() + jitterNanos,
                TimestampMeaning.EXPOSURE_START, Math.abs(jitterNanos), exposure);
    }

    private static FrameMetadata readout(long sequence, long readoutNanos) {
        return new FrameMetadata(sequence, readoutNanos, TimestampMeaning.READOUT_START, 0, SHORT);
    }
}
