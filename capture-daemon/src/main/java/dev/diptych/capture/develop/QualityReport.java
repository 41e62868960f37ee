package dev.diptych.capture.develop;

import java.util.Comparator;
import java.util.List;

/**
 * What the quality gate says of a pair.
 *
 * @param verdict the worst of all findings
 * @param rule the first rule of that verdict; empty when the verdict is GOOD
 * @param sentence that rule's sentence; empty when the verdict is GOOD
 * @param findings of every rule, in the order in which they are asked
 */
public record QualityReport(Verdict verdict, String rule, String sentence, List<QualityFinding> findings) {
    public QualityReport {
        findings = List.copyOf(findings);
    }

    static QualityReport of(List<QualityFinding> findings) {
        // Of equals, max takes the first.
        return findings.stream()
                .filter(QualityFinding::fired)
                .max(Comparator.comparing(finding -> finding.verdict().orElseThrow()))
                .map(worst -> new QualityReport(worst.verdict().orElseThrow(), worst.rule(), worst.sentence(),
                        findings))
                .orElse(new QualityReport(Verdict.GOOD, "", "", findings));
    }
}
