package dev.diptych.capture.session;

import dev.diptych.capture.develop.QualityFinding;
import dev.diptych.capture.develop.QualityReport;
import dev.diptych.capture.develop.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a quality rule found, as documents have it.
 *
 * @param value in the unit of the limits' keys in the configuration; null if there was nothing to measure
 * @param verdict null if there was nothing to judge
 */
public record FindingFacts(String rule, @Nullable Double value, double warn, double retake, @Nullable String verdict) {
    public static List<FindingFacts> of(QualityReport report) {
        return report.findings().stream().map(FindingFacts::of).toList();
    }

    private static FindingFacts of(QualityFinding finding) {
        return new FindingFacts(finding.rule(), JsonNumber.orNull(finding.value()), finding.limit().warn(),
                finding.limit().retake(), finding.verdict().map(Verdict::name).orElse(null));
    }
}
