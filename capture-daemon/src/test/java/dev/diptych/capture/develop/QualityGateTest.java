package dev.diptych.capture.develop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.capture.config.QualityLimits;
import dev.diptych.capture.config.QualityLimits.Limit;
import dev.diptych.capture.config.QualityMeasure;
import dev.diptych.capture.develop.SamplePair.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QualityGateTest {
    private final QualityGate gate = new QualityGate(QualityLimits.DEFAULT);

    @ParameterizedTest
    @CsvSource({ // the last value that is still good, the first doubtful one, the last doubtful one, the first lost one
        "residual_light, RESIDUAL_LAMP_RATIO, 0.0006, 0.00061, 0.00125, 0.00126", //
        "flash_fired, FLASH_RATIO, 0.5, 0.49, 0.2, 0.19", // low is bad
        "flash_level, FLASH_LEVEL_RATIO, 1.0249, 1.0251, 1.0349, 1.0351", //
        "flash_level, FLASH_LEVEL_RATIO, 0.9751, 0.9749, 0.9651, 0.9649", // too dark is as bad
        "studio_level, STUDIO_LEVEL_RATIO, 1.0299, 1.0301, 1.0599, 1.0601", //
        "studio_level, STUDIO_LEVEL_RATIO, 0.9701, 0.9699, 0.9401, 0.9399", // a lamp that was dark
        "lamp_timing, FALL_EARLY_MS, 2, 2.01, 5, 5.01", //
        "lamp_timing, FALL_LATE_MS, 2, 2.01, 5, 5.01", //
        "clipping_studio, STUDIO_CLIPPED_RATIO, 0.05, 0.051, 0.2, 0.21", //
        "clipping_flash, FLASH_CLIPPED_RATIO, 0.05, 0.051, 0.2, 0.21", //
        "focus_studio, STUDIO_BLUR_PX, 1.2, 1.21, 6, 6.01", //
        "focus_flash, FLASH_BLUR_PX, 1.2, 1.21, 6, 6.01", //
        "motion, MOTION_RATIO, 0.02, 0.0201, 0.035, 0.0351", //
        "exposure_studio, STUDIO_EXPOSURE_RATIO, 0.02, 0.0201, 0.05, 0.0501", //
        "exposure_flash, FLASH_EXPOSURE_RATIO, 0.02, 0.0201, 0.05, 0.0501", //
        "dropped_frames, DROPPED_FRAMES, 0, 1, 3, 4", //
        "misexposed_frames, MISEXPOSED_FRAMES, 0, 1, 3, 4", //
        "lamp_drift, LAMP_DRIFT_MS, 4, 4.01, 100, 100.01", //
        "lamp_drift, LAMP_DRIFT_MS, -4, -4.01, -100, -100.01", //
        "late_edges, LATE_EDGE_MS, 1, 1.01, 20, 20.01", //
        "late_edges, LATE_EDGE_MS, -1, -1.01, -20, -20.01", // an early one is as bad
        "registration, REGISTRATION_ERROR_PX, 1, 1.01, 3, 3.01"})
    void eachRuleFiresBeyondItsLimits(String rule, Quantity quantity, double lastGood, double firstWarn,
            double lastWarn, double firstRetake) {
        assertEquals("GOOD ", judged(quantity, lastGood));
        assertEquals("WARN " + rule, judged(quantity, firstWarn));
        assertEquals("WARN " + rule, judged(quantity, lastWarn));
        assertEquals("RETAKE " + rule, judged(quantity, firstRetake));
    }

    @ParameterizedTest
    @EnumSource(value = Quantity.class, names = {"FALL_EARLY_MS", "FALL_LATE_MS", "DROPPED_FRAMES",
        "MISEXPOSED_FRAMES", "LATE_EDGE_MS"}, mode = EnumSource.Mode.EXCLUDE)
    void whatIsNotANumberIsNotGood(Quantity quantity) {
        assertEquals(Verdict.RETAKE, gate.judge(new SamplePair().with(quantity, Double.NaN).measures()).verdict());
    }

    @Test
    void everyRuleReportsWhetherItFiredOrNot() {
        QualityReport report = gate.judge(new SamplePair().with(Quantity.MOTION_RATIO, 0.03).measures());

        assertEquals(List.of("studio_level", "residual_light", "flash_fired", "lamp_timing", "motion", "registration",
                "flash_level", "clipping_studio", "clipping_flash", "focus_studio", "focus_flash", "exposure_studio",
                "exposure_flash", "dropped_frames", "misexposed_frames", "late_edges", "lamp_drift"),
                report.findings().stream().map(QualityFinding::rule).toList());
        assertEquals(new QualityFinding("flash_fired", "The flash's share of the flash frame's light",
                OptionalDouble.of(0.95), new Limit(0.5, 0.2), Optional.of(Verdict.GOOD), "",
                new QualityFinding.Shown("95.00 %", "50.00 %", "20.00 %", true)), finding(report, "flash_fired"));
        assertEquals(new QualityFinding("motion", "The sitter's motion between the frames", OptionalDouble.of(0.03),
                new Limit(0.02, 0.035), Optional.of(Verdict.WARN),
                "The sitter's motion between the frames is 30.0 px; the limit is 20.0 px.",
                new QualityFinding.Shown("30.0 px", "20.0 px", "35.0 px", false)), finding(report, "motion"));
    }

    @Test
    void whatWasNotMeasuredIsNotJudged() {
        QualityReport report = gate.judge(new SamplePair().withoutWhatMayBeMissing().measures());

        assertEquals(Verdict.GOOD, report.verdict());
        assertEquals(
                List.of("studio_level", "lamp_timing", "motion", "flash_level", "focus_studio", "focus_flash",
                        "lamp_drift"),
                report.findings()
                        .stream()
                        .filter(finding -> finding.verdict().isEmpty() && finding.value().isEmpty())
                        .map(QualityFinding::rule)
                        .toList());
    }

    @Test
    void theWorstVerdictCountsAndTheFirstRuleOfItIsNamed() {
        QualityReport report = gate.judge(new SamplePair().with(Quantity.RESIDUAL_LAMP_RATIO, 0.001)
                .with(Quantity.FLASH_BLUR_PX, 7)
                .with(Quantity.REGISTRATION_ERROR_PX, 4)
                .measures());

        assertEquals(Verdict.RETAKE, report.verdict());
        assertEquals("registration", report.rule());
        assertEquals("The registration's estimated error is 4.00 px; the limit is 3.00 px.",
                report.sentence());
    }

    @Test
    void theConfiguredLimitsAreTheOnesThatCount() {
        QualityGate strict = new QualityGate(
                new QualityLimits(Map.of(QualityMeasure.FLASH_RATIO, new Limit(0.99, 0.97))));

        assertEquals("flash_fired", strict.judge(new SamplePair().measures()).rule());
    }

    @ParameterizedTest
    @CsvSource({"REGISTRATION_ERROR_PX, 2, 3000, GOOD", "REGISTRATION_ERROR_PX, 2, 480, RETAKE",
        "REGISTRATION_ERROR_PX, 0.45, 480, GOOD"})
    void registrationLimitsFollowTheFrameHeight(Quantity quantity, double px, int heightPx, Verdict verdict) {
        assertEquals(verdict, gate.judge(new SamplePair().heightPx(heightPx).with(quantity, px).measures()).verdict());
    }

    @ParameterizedTest
    @CsvSource({"GOOD, 0.2, GOOD, ''", "DOUBTFUL, 0.2, WARN, Because.", "DOUBTFUL, 2, WARN, Because.",
        "DOUBTFUL, 3.5, RETAKE, The registration's estimated error is 3.50 px; the limit is 3.00 px.",
        "FAILED, 1600, RETAKE, Because. The frames could not be registered."})
    void theRegistrarsVerdictCounts(dev.diptych.imaging.registration.Verdict found, double errorPx, Verdict verdict,
            String sentence) {
        QualityReport report = gate.judge(
                new SamplePair().registered(found).with(Quantity.REGISTRATION_ERROR_PX, errorPx).measures());

        assertEquals(verdict, report.verdict());
        assertEquals(sentence, report.sentence());
    }

    private String judged(Quantity quantity, double value) {
        QualityReport report = gate.judge(new SamplePair().with(quantity, value).measures());
        return report.verdict() + " " + report.rule();
    }

    private static QualityFinding finding(QualityReport report, String rule) {
        return report.findings().stream().filter(finding -> finding.rule().equals(rule)).findFirst().orElseThrow();
    }
}
