package dev.diptych.capture.cli;

import dev.diptych.capture.verb.OutputFile;
import dev.diptych.capture.calibration.StoredCalibration;
import dev.diptych.capture.report.KnownRig;
import dev.diptych.rig.calibration.Calibration;
import dev.diptych.rig.calibration.MeasuredDuration;
import dev.diptych.rig.calibration.MeasuredLight;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.light.Spread;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A calibration as its JSON document on the command line: names in snake case, units in the names. The parts named
 * {@code truth} come from the simulated studio and were unknown to the measurement; of a rig of hardware they are null.
 *
 * @param durationMs how long measuring took, in the studio's time
 */
record CalibrateResult(@Nullable String studio, @Nullable Long seed, String takenAt, int repeats, double confidence,
        double durationMs,
        CameraFacts camera, List<LightFacts> lights, RoomFacts room, FlickerFacts flicker, TimestampFacts timestamps,
        FileFacts files) {
    record CameraFacts(int width, int height, double frameMs, double readoutMs) {}

    record ResponseFacts(double offDeadMs, double offFallMs, double onMs) {}

    record DurationFacts(double mean, double sd, int repeats, double p0_1, double p50, double p99_9) {}

    record MeasuredFacts(DurationFacts offDeadMs, DurationFacts offFallMs, DurationFacts onDeadMs,
            DurationFacts onRiseMs, double offMisfitRatio, double onMisfitRatio) {}

    /** Means, all that was measured, and what is true. */
    record LightFacts(String id, String kind, double level, double offDeadMs, double offFallMs, double onMs,
            double shareRatio, double droopRatio, MeasuredFacts measured,
            @Nullable ResponseFacts truth) {}

    record RoomTruth(double lightRatio) {}

    record RoomFacts(double lightRatio, double sdRatio, int repeats,
            @Nullable RoomTruth truth) {}

    record FlickerFacts(double hz, double depthRatio, double noticeableRatio, @Nullable Double advisedExposureMs) {}

    record TimestampFacts(String stated, String measured, double offsetMs, double shiftMs, double exposureStepMs) {}

    record FileFacts(String calibration, String page) {}

    /**
     * What a calibration's document says beside what was measured.
     *
     * @param studio empty for a rig of hardware
     * @param truth empty where nobody knows it
     */
    record Source(Optional<SimulatedStudioOptions> studio, Path out, int repeats, long durationNanos, LightSet lights,
            Optional<KnownRig> truth) {
        CalibrateResult of(StoredCalibration stored) {
            Calibration found = stored.calibration();
            return new CalibrateResult(studio.map(options -> options.grade.toString()).orElse(null),
                    studio.map(options -> options.seed).orElse(null), stored.takenAt().toString(), repeats,
                    MeasuredDuration.CONFIDENCE, millis(durationNanos),
                    new CameraFacts(found.camera().widthPx(), found.camera().heightPx(),
                            millis(found.camera().framePeriodNanos()), millis(found.camera().readoutNanos())),
                    found.lights().stream().map(this::light).toList(),
                    new RoomFacts(found.room().lightRatio(), found.room().sdRatio(), found.room().repeats(),
                            truth.map(known -> new RoomTruth(known.roomLightRatio())).orElse(null)),
                    new FlickerFacts(found.flicker().hertz(), found.flicker().depthRatio(),
                            found.flicker().noticeableRatio(),
                            found.flicker().advisedExposureNanos().isPresent()
                                    ? (Double) millis(found.flicker().advisedExposureNanos().getAsLong())
                                    : null),
                    new TimestampFacts(found.timestamps().stated().name(), found.timestamps().measured().name(),
                            millis(found.timestamps().offsetNanos()), millis(found.timestamps().shiftNanos()),
                            millis(found.timestamps().exposureStepNanos())),
                    new FileFacts(OutputFile.shown(out, stored.file()).toString(),
                            OutputFile.shown(out, stored.page()).toString()));
        }

        private LightFacts light(MeasuredLight light) {
            LightKind kind = lights.find(light.lightId()).orElseThrow().kind();
            return new LightFacts(light.lightId(), kind == LightKind.FLASH ? "flash" : "studio_lamp", light.level(),
                    millis(light.off().dead().meanNanos()), millis(light.off().length().meanNanos()),
                    millis(light.on().dead().meanNanos() + light.on().length().meanNanos()), light.share(),
                    light.droopRatio(),
                    new MeasuredFacts(duration(light.off().dead()), duration(light.off().length()),
                            duration(light.on().dead()), duration(light.on().length()), light.off().misfitRatio(),
                            light.on().misfitRatio()),
                    truth.map(known -> Objects.requireNonNull(known.lights().get(light.lightId())))
                            .map(known -> new ResponseFacts(known.offDead().medianMillis(),
                                    known.offFall().medianMillis(),
                                    known.onDead().medianMillis() + known.onRise().medianMillis()))
                            .orElse(null));
        }
    }

    private static DurationFacts duration(MeasuredDuration duration) {
        Spread spread = duration.spread();
        return new DurationFacts(millis(duration.meanNanos()), millis(duration.sdNanos()), duration.repeats(),
                millis(spread.p0_1Nanos()), millis(spread.p50Nanos()), millis(spread.p99_9Nanos()));
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
