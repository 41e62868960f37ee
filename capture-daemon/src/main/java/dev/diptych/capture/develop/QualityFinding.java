package dev.diptych.capture.develop;

/**
 * What the quality gate says of a pair.
 *
 * @param rule the rule that fired, a stable name for machines; empty when the verdict is GOOD
 * @param sentence the same for people, with the figure and its limit
 */
public record QualityFinding(Verdict verdict, String rule, String sentence) {
    static final QualityFinding GOOD = new QualityFinding(Verdict.GOOD, "", "");
}
