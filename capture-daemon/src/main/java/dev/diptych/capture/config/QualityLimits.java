package dev.diptych.capture.config;

/**
 * When a pair is doubtful and when it has to be taken again. Each quantity has a limit for WARN and one for RETAKE.
 *
 * @param residualLampRatio lamp light in the flash frame, as a share of the studio frame's; with four lamps, one of them
 *            at 0.5 % of its light is 0.00125
 * @param flashRatio share of the flash frame's light that the flash brought; low is bad
 * @param clippedRatio share of a frame's pixels that are saturated
 * @param registrationErrorPx estimated error of the registration, in pixels of a frame 1000 pixels high
 */
public record QualityLimits(Limit residualLampRatio, Limit flashRatio, Limit clippedRatio,
        Limit registrationErrorPx) {
    /** Beyond {@code warn} a pair is doubtful, beyond {@code retake} it is lost. */
    public record Limit(double warn, double retake) {}

    public static final QualityLimits DEFAULT = new QualityLimits(new Limit(0.0006, 0.00125), new Limit(0.5, 0.2),
            new Limit(0.05, 0.2), new Limit(1, 3));
}
