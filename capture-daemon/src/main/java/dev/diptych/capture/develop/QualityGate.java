package dev.diptych.capture.develop;

import dev.diptych.capture.config.QualityLimits;
import dev.diptych.capture.config.QualityLimits.Limit;
import dev.diptych.imaging.registration.Registration;
import dev.diptych.rig.shot.LightMeasure;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Judges a pair by rules, each a number against a limit. The worst verdict counts, the first rule of it is named. */
public final class QualityGate {
    /** Registration limits are stated for a frame of this height, so that they mean the same at every resolution. */
    private static final double LIMIT_FRAME_HEIGHT_PX = 1000;

    private final QualityLimits limits;

    public QualityGate(QualityLimits limits) {
        this.limits = limits;
    }

    /**
     * @param studioClippedRatio share of saturated pixels in the studio frame
     * @param flashClippedRatio share of saturated pixels in the flash frame
     */
    public QualityFinding judge(LightMeasure light, double studioClippedRatio, double flashClippedRatio,
            Registration registration, int frameHeightPx) {
        return List.of(
                tooHigh("residual_light", "Lamp light left in the flash frame is", light.residualLampRatio(),
                        limits.residualLampRatio()),
                tooLow("flash_fired", "The flash's share of the flash frame's light is", light.flashRatio(),
                        limits.flashRatio()),
                tooHigh("clipping_studio", "The saturated share of the studio frame is", studioClippedRatio,
                        limits.clippedRatio()),
                tooHigh("clipping_flash", "The saturated share of the flash frame is", flashClippedRatio,
                        limits.clippedRatio()),
                registration(registration, frameHeightPx))
                .stream()
                .max(Comparator.comparing(QualityFinding::verdict))
                .orElse(QualityFinding.GOOD);
    }

    private QualityFinding registration(Registration registration, int frameHeightPx) {
        return switch (registration.verdict()) {
            case FAILED -> new QualityFinding(Verdict.RETAKE, "registration",
                    registration.reason() + " The frames could not be registered.");
            case DOUBTFUL -> worse(new QualityFinding(Verdict.WARN, "registration",
                    registration.reason()), byError(registration, frameHeightPx));
            case GOOD -> byError(registration, frameHeightPx);
        };
    }

    private QualityFinding byError(Registration registration, int frameHeightPx) {
        Limit limit = limits.registrationErrorPx();
        double scale = LIMIT_FRAME_HEIGHT_PX / frameHeightPx;
        double scaledErrorPx = registration.errorEstimatePx() * scale;
        boolean retake = !(scaledErrorPx <= limit.retake());
        return limited("registration", retake, !(scaledErrorPx <= limit.warn()),
                String.format(Locale.ROOT, "The registration's estimated error is %.2f px; the limit is %.2f px.",
                        registration.errorEstimatePx(), (retake ? limit.retake() : limit.warn()) / scale));
    }

    private static QualityFinding worse(QualityFinding first, QualityFinding second) {
        return second.verdict().compareTo(first.verdict()) > 0 ? second : first;
    }

    private static QualityFinding tooHigh(String rule, String subject, double value, Limit limit) {
        boolean retake = !(value <= limit.retake());
        return limited(rule, retake, !(value <= limit.warn()), percent(subject, value, limit, retake));
    }

    private static QualityFinding tooLow(String rule, String subject, double value, Limit limit) {
        boolean retake = !(value >= limit.retake());
        return limited(rule, retake, !(value >= limit.warn()), percent(subject, value, limit, retake));
    }

    private static QualityFinding limited(String rule, boolean retake, boolean warn, String sentence) {
        if (retake) {
            return new QualityFinding(Verdict.RETAKE, rule, sentence);
        }
        return warn ? new QualityFinding(Verdict.WARN, rule, sentence) : QualityFinding.GOOD;
    }

    private static String percent(String subject, double value, Limit limit, boolean retake) {
        return String.format(Locale.ROOT, "%s %.2f %%; the limit is %.2f %%.", subject, 100 * value,
                100 * (retake ? limit.retake() : limit.warn()));
    }
}
