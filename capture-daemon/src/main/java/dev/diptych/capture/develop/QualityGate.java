package dev.diptych.capture.develop;

import static dev.diptych.capture.develop.Unit.COUNT;
import static dev.diptych.capture.develop.Unit.MILLIS;
import static dev.diptych.capture.develop.Unit.PERCENT;
import static dev.diptych.capture.develop.Unit.PX_PER_1000_ROWS;
import static dev.diptych.capture.develop.Unit.SHARE_OF_HEIGHT;

import dev.diptych.capture.config.QualityLimits;
import dev.diptych.capture.config.QualityMeasure;
import dev.diptych.imaging.registration.Registration;
import dev.diptych.rig.shot.FallRefit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Judges a pair by rules, each a number against a limit. The worst verdict counts, the first rule of it is named. */
public final class QualityGate {
    /** Causes before their consequences: a lamp that was dark changes other numbers, too. */
    private static final List<QualityRule> RULES = List.of(
            new QualityRule("studio_level", "The lamps' departure from their metered light",
                    QualityMeasure.STUDIO_LEVEL_RATIO, PERCENT, pair -> departure(pair.evidence().studioLevelRatio())),
            new QualityRule("residual_light", "Lamp light left in the flash frame",
                    QualityMeasure.RESIDUAL_LAMP_RATIO, PERCENT,
                    pair -> OptionalDouble.of(pair.light().residualLampRatio())),
            new QualityRule("flash_fired", "The flash's share of the flash frame's light", QualityMeasure.FLASH_RATIO,
                    PERCENT, pair -> OptionalDouble.of(pair.light().flashRatio())),
            new QualityRule("lamp_timing", "The lamps' fall outside its calibrated time",
                    QualityMeasure.LAMP_TIMING_MS, MILLIS,
                    pair -> pair.evidence().fall().stream().mapToDouble(QualityGate::outsideMillis).findFirst()),
            new QualityRule("motion", "The sitter's motion between the frames", QualityMeasure.MOTION_RATIO,
                    SHARE_OF_HEIGHT, PairMeasures::motionRatio),
            new QualityRule("registration", "The registration's estimated error",
                    QualityMeasure.REGISTRATION_ERROR_PX, PX_PER_1000_ROWS,
                    pair -> OptionalDouble.of(1000 * pair.registration().errorEstimatePx() / pair.frameHeightPx())),
            new QualityRule("flash_level", "The flash's departure from its metered light",
                    QualityMeasure.FLASH_LEVEL_RATIO, PERCENT, pair -> departure(pair.evidence().flashLevelRatio())),
            new QualityRule("clipping_studio", "The saturated share of the studio frame",
                    QualityMeasure.CLIPPED_RATIO, PERCENT, pair -> OptionalDouble.of(pair.studio().clippedRatio())),
            new QualityRule("clipping_flash", "The saturated share of the flash frame", QualityMeasure.CLIPPED_RATIO,
                    PERCENT, pair -> OptionalDouble.of(pair.flash().clippedRatio())),
            new QualityRule("focus_studio", "The blur of the studio frame's sharpest edges", QualityMeasure.BLUR_PX,
                    PX_PER_1000_ROWS, pair -> pair.studio().blurPx()),
            new QualityRule("focus_flash", "The blur of the flash frame's sharpest edges", QualityMeasure.BLUR_PX,
                    PX_PER_1000_ROWS, pair -> pair.flash().blurPx()),
            new QualityRule("exposure_studio", "The studio exposure's departure from its setting",
                    QualityMeasure.EXPOSURE_RATIO, PERCENT,
                    pair -> OptionalDouble.of(pair.studio().exposureErrorRatio())),
            new QualityRule("exposure_flash", "The flash exposure's departure from its setting",
                    QualityMeasure.EXPOSURE_RATIO, PERCENT,
                    pair -> OptionalDouble.of(pair.flash().exposureErrorRatio())),
            new QualityRule("dropped_frames", "The number of dropped frames", QualityMeasure.DROPPED_FRAMES, COUNT,
                    pair -> OptionalDouble.of(pair.evidence().droppedSequences().size())),
            new QualityRule("misexposed_frames", "The number of frames that were not exposed as asked",
                    QualityMeasure.MISEXPOSED_FRAMES, COUNT,
                    pair -> OptionalDouble.of(pair.evidence().misexposedSequences().size())),
            new QualityRule("late_edges", "The worst switch's certain distance from its plan",
                    QualityMeasure.LATE_EDGES_MS,
                    MILLIS, pair -> OptionalDouble.of(Math.abs(pair.evidence().worstEdge().lateNanos() / 1e6))),
            new QualityRule("lamp_drift", "The lamps' drift from their calibration", QualityMeasure.LAMP_DRIFT_MS,
                    MILLIS, pair -> pair.evidence()
                            .lampDriftNanos()
                            .stream()
                            .map(nanos -> Math.abs(nanos) / 1e6)
                            .findFirst()));

    private final QualityLimits limits;

    public QualityGate(QualityLimits limits) {
        this.limits = limits;
    }

    QualityReport judge(PairMeasures pair) {
        List<QualityFinding> findings = new ArrayList<>();
        for (QualityRule rule : RULES) {
            QualityFinding finding = rule.judge(pair, limits.of(rule.measure()));
            findings.add(rule.measure() == QualityMeasure.REGISTRATION_ERROR_PX
                    ? withRegistrarsVerdict(finding, pair.registration())
                    : finding);
        }
        return QualityReport.of(findings);
    }

    /** The registrar may doubt a matrix whose estimated error is small. */
    private static QualityFinding withRegistrarsVerdict(QualityFinding byError, Registration registration) {
        return switch (registration.verdict()) {
            case FAILED -> byError.judged(Verdict.RETAKE,
                    registration.reason() + " The frames could not be registered.");
            case DOUBTFUL -> byError.isRetake() ? byError : byError.judged(Verdict.WARN, registration.reason());
            case GOOD -> byError;
        };
    }

    private static OptionalDouble departure(OptionalDouble levelRatio) {
        return levelRatio.stream().map(ratio -> Math.abs(ratio - 1)).findFirst();
    }

    private static double outsideMillis(FallRefit fall) {
        return fall.outsideNanos() / 1e6;
    }
}
