package dev.diptych.capture.develop;

import dev.diptych.capture.config.QualityLimits.Limit;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one quality rule says of a pair.
 *
 * @param rule a stable name for machines
 * @param subject what was measured, for people
 * @param value in the unit of the limit; empty if there was nothing to measure
 * @param verdict empty if there was nothing to judge
 * @param sentence why the verdict is not GOOD, with the figure and its limit; empty otherwise
 * @param shown the numbers as they are written for people
 */
public record QualityFinding(String rule, String subject, OptionalDouble value, Limit limit,
        Optional<Verdict> verdict, String sentence, Shown shown) {
    /** The value, which is empty if there is none, and its limits, with their units. */
    public record Shown(String value, String warn, String retake, boolean lowIsBad) {}

    /** Not good. */
    boolean fired() {
        return verdict.isPresent() && verdict.get() != Verdict.GOOD;
    }

    boolean isRetake() {
        return verdict.isPresent() && verdict.get() == Verdict.RETAKE;
    }

    /** The same with another verdict and sentence. */
    QualityFinding judged(Verdict otherVerdict, String otherSentence) {
        return new QualityFinding(rule, subject, value, limit, Optional.of(otherVerdict), otherSentence, shown);
    }
}
