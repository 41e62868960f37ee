package dev.diptych.capture.develop;

import dev.diptych.capture.config.QualityLimits.Limit;
import dev.diptych.capture.config.QualityMeasure;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * One rule: a number of the pair that is held against a limit.
 *
 * @param name a stable name for machines
 * @param subject what is measured, as the subject of a sentence
 * @param measure whose limit it is
 * @param value the number, in the unit of the measure; empty if this pair has none
 */
record QualityRule(String name, String subject, QualityMeasure measure, Unit unit,
        Function<PairMeasures, OptionalDouble> value) {
    QualityFinding judge(PairMeasures pair, Limit limit) {
        OptionalDouble found = value.apply(pair);
        QualityFinding.Shown shown = new QualityFinding.Shown(
                found.isEmpty() ? "" : unit.text(found.getAsDouble(), pair.frameHeightPx()),
                unit.text(limit.warn(), pair.frameHeightPx()), unit.text(limit.retake(), pair.frameHeightPx()),
                measure.lowIsBad());
        QualityFinding unjudged = new QualityFinding(name, subject, found, limit, Optional.empty(), "", shown);
        if (found.isEmpty()) {
            return unjudged;
        }
        if (measure.isBeyond(found.getAsDouble(), limit.retake())) {
            return unjudged.judged(Verdict.RETAKE, sentence(shown, shown.retake()));
        }
        return measure.isBeyond(found.getAsDouble(), limit.warn())
                ? unjudged.judged(Verdict.WARN, sentence(shown, shown.warn()))
                : unjudged.judged(Verdict.GOOD, "");
    }

    private String sentence(QualityFinding.Shown shown, String limit) {
        return subject + " is " + shown.value() + "; the limit is " + limit + ".";
    }
}
