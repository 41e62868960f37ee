package dev.diptych.rig.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.TimestampMeaning;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At 30 frames a second, so that a ripple of 120 Hz stands still on the rows while the camera runs. */
class FlickerMeterTest {
    private static final double PERIOD_SECONDS = 1 / 30.0;
    private static final double READOUT_SECONDS = 0.018;
    private static final int ROWS = 120;
    private static final double NOISE = 0.002;

    private final Random random = new Random(4);

    private MeasuredFlicker measured(double hertz, double depth, double exposureMs, double inUseMs) {
        FlickerMeter meter = new FlickerMeter();
        ExposureSetting exposure = new ExposureSetting(Math.round(exposureMs * 1e6), 1);
        double seconds = 1_000;
        for (int block = 0; block < FlickerMeter.BLOCKS; block++) {
            // The camera starts anew whenever it likes.
            seconds += random.nextDouble();
            List<SampledFrame> frames = new ArrayList<>();
            for (int i = 0; i < FlickerMeter.FRAMES_PER_BLOCK; i++) {
                frames.add(frame(seconds, hertz, depth, exposure));
                seconds += PERIOD_SECONDS;
            }
            meter.add(frames);
        }
        return meter.measure(new ExposureSetting(Math.round(inUseMs * 1e6), 1));
    }

    private SampledFrame frame(double readoutSeconds, double hertz, double depth, ExposureSetting exposure) {
        double[] rows = new double[ROWS];
        double lineSeconds = READOUT_SECONDS / (ROWS - 1);
        double exposureSeconds = exposure.exposureNanos() / 1e9;
        for (int row = 0; row < ROWS; row++) {
            double readSeconds = readoutSeconds + row * lineSeconds;
            double turn = 2 * Math.PI * hertz;
            // The mean of 1 + depth cos(turn t) over the exposure.
            double ripple = hertz == 0
                    ? 0
                    : (Math.sin(turn * readSeconds) - Math.sin(turn * (readSeconds - exposureSeconds)))
                            / (turn * exposureSeconds);
            double picture = 0.3 + 0.2 * Math.sin(row / 7.0);
            rows[row] = picture * (1 + depth * ripple + NOISE * random.nextGaussian());
        }
        return new SampledFrame(new FrameMetadata(0, Math.round(readoutSeconds * 1e9),
                TimestampMeaning.READOUT_START, 0, exposure), rows, lineSeconds * 1e9);
    }

    @ParameterizedTest
    @CsvSource({"100, 0.1, 0.25", "100, 0.01, 0.25", "120, 0.1, 0.25", "120, 0.02, 0.25", "100, 0.1, 2",
        "1000, 0.2, 0.25",
        "1000, 0.05, 0.25", "431, 0.05, 0.25"})
    void findsFrequencyAndDepthOfARipple(double hertz, double depth, double exposureMs) {
        MeasuredFlicker flicker = measured(hertz, depth, exposureMs, 8);

        assertEquals(hertz, flicker.hertz(), 1);
        // A ripple that stands still in each block partly goes for the picture.
        assertEquals(depth, flicker.depthRatio(), (hertz == 120 ? 0.2 : 0.1) * depth);
        assertTrue(flicker.noticeableRatio() < depth);
    }

    @Test
    void steadyLightHasNone() {
        MeasuredFlicker flicker = measured(0, 0, 0.25, 8);

        assertEquals(0, flicker.hertz());
        assertEquals(0, flicker.depthRatio());
        assertEquals(OptionalLong.empty(), flicker.advisedExposureNanos());
        // What noise makes of a typical frequency, and not the depth of a ripple that matters.
        assertTrue(flicker.noticeableRatio() > NOISE / 100 && flicker.noticeableRatio() < 0.002, flicker::toString);
    }

    @ParameterizedTest
    @CsvSource({"100, 8, 10", "100, 16, 20", "120, 8, 8.333", "120, 16, 16.667", "100, 3, 10"})
    void advisesTheNearestExposureOfWholePeriods(double hertz, double inUseMs, double advisedMs) {
        OptionalLong advised = measured(hertz, 0.1, 0.25, inUseMs).advisedExposureNanos();

        assertEquals(advisedMs, advised.orElseThrow() / 1e6, 0.02 * advisedMs);
    }

    @ParameterizedTest
    @CsvSource({"100, 0.1, 10, rows see one whole period", "120, 0.1, 16.667, rows see two",
        "100, 0.003, 8, too weak to be seen", "1000, 0.1, 16.03, so short that it averages out"})
    void advisesNothingWhereNoBandsAreSeen(double hertz, double depth, double inUseMs, String reason) {
        MeasuredFlicker flicker = measured(hertz, depth, 0.25, inUseMs);

        assertEquals(hertz, flicker.hertz(), 1, "a ripple there is, although " + reason);
        assertEquals(OptionalLong.empty(), flicker.advisedExposureNanos(), reason);
    }
}
