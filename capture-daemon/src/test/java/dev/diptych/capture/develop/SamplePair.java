package dev.diptych.capture.develop;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.registration.Registration;
import dev.diptych.rig.shot.EdgeError;
import dev.diptych.rig.shot.FallRefit;
import dev.diptych.rig.shot.LightMeasure;
import dev.diptych.rig.shot.ShotEvidence;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/** What the gate sees of a pair of which nothing is wrong, but for what a test says. */
final class SamplePair {
    /** What a test may say. */
    enum Quantity {
        RESIDUAL_LAMP_RATIO(0), FLASH_RATIO(0.95), FLASH_LEVEL_RATIO(1), STUDIO_LEVEL_RATIO(1), FALL_EARLY_MS(
                -5), FALL_LATE_MS(-5), STUDIO_CLIPPED_RATIO(0.001), FLASH_CLIPPED_RATIO(0.001), STUDIO_BLUR_PX(
                        0.1), FLASH_BLUR_PX(0.1), MOTION_RATIO(0.004), STUDIO_EXPOSURE_RATIO(0), FLASH_EXPOSURE_RATIO(
                                0), DROPPED_FRAMES(0), MISEXPOSED_FRAMES(
                                        0), LAMP_DRIFT_MS(0.5), LATE_EDGE_MS(0.1), REGISTRATION_ERROR_PX(0.3);

        private final double good;

        Quantity(double good) {
            this.good = good;
        }
    }

    private static final long ALLOWED_START_NANOS = 20_000_000;
    private static final long ALLOWED_END_NANOS = 100_000_000;

    private final Map<Quantity, Double> quantities = new EnumMap<>(Quantity.class);
    private dev.diptych.imaging.registration.Verdict registration = dev.diptych.imaging.registration.Verdict.GOOD;
    private boolean measured = true;
    private int heightPx = 1000;

    SamplePair with(Quantity quantity, double value) {
        quantities.put(quantity, value);
        return this;
    }

    SamplePair registered(dev.diptych.imaging.registration.Verdict verdict) {
        registration = verdict;
        return this;
    }

    SamplePair heightPx(int px) {
        heightPx = px;
        return this;
    }

    /** No metering, no frame in the fall, no edges, no map from frame to frame. */
    SamplePair withoutWhatMayBeMissing() {
        measured = false;
        return this;
    }

    PairMeasures measures() {
        return new PairMeasures(
                new LightMeasure(value(Quantity.RESIDUAL_LAMP_RATIO), value(Quantity.FLASH_RATIO), 0), evidence(),
                new PairMeasures.FrameMeasures(value(Quantity.STUDIO_CLIPPED_RATIO),
                        ifMeasured(Quantity.STUDIO_BLUR_PX),
                        value(Quantity.STUDIO_EXPOSURE_RATIO)),
                new PairMeasures.FrameMeasures(value(Quantity.FLASH_CLIPPED_RATIO), ifMeasured(Quantity.FLASH_BLUR_PX),
                        value(Quantity.FLASH_EXPOSURE_RATIO)),
                new Registration(Affine.IDENTITY, registration, "Because.", value(Quantity.REGISTRATION_ERROR_PX), 1, 1,
                        1),
                ifMeasured(Quantity.MOTION_RATIO), heightPx);
    }

    private ShotEvidence evidence() {
        FallRefit fall = new FallRefit(ALLOWED_START_NANOS - nanos(Quantity.FALL_EARLY_MS), 60_000_000,
                ALLOWED_END_NANOS + nanos(Quantity.FALL_LATE_MS), ALLOWED_START_NANOS, 60_000_000, ALLOWED_END_NANOS,
                true, List.of(), List.of());
        return new ShotEvidence(Map.of(), measured ? Optional.of(fall) : Optional.empty(), 0, 0.003, 0.003,
                ifMeasured(Quantity.STUDIO_LEVEL_RATIO), ifMeasured(Quantity.FLASH_LEVEL_RATIO),
                new EdgeError("front-left", nanos(Quantity.LATE_EDGE_MS), 20_000),
                sequences(Quantity.DROPPED_FRAMES), sequences(Quantity.MISEXPOSED_FRAMES),
                measured ? OptionalDouble.of(value(Quantity.LAMP_DRIFT_MS) * 1e6) : OptionalDouble.empty());
    }

    private List<Long> sequences(Quantity count) {
        return LongStream.range(0, (long) value(count)).boxed().toList();
    }

    private double value(Quantity quantity) {
        return quantities.getOrDefault(quantity, quantity.good);
    }

    private long nanos(Quantity quantity) {
        return Math.round(value(quantity) * 1e6);
    }

    private OptionalDouble ifMeasured(Quantity quantity) {
        return measured ? OptionalDouble.of(value(quantity)) : OptionalDouble.empty();
    }
}
