package dev.diptych.capture.report;

import java.util.List;
import java.util.Optional;

/**
 * One pair as the report shows it.
 *
 * @param verdict GOOD, WARN or RETAKE
 * @param remark why the verdict is not GOOD; empty if it is
 * @param note what else a reader should know; often empty
 * @param pictures JPEG files, in the order of their showing; empty if no pair was proved
 * @param facts what was measured, as label and value; beside the pictures
 * @param trace light against exposure; empty if nothing was switched
 * @param edges as a board made them; empty without one, or if nothing was switched
 * @param fall the lamps' fall; empty if no frame saw it
 * @param rules what every quality rule found; empty if no pair was proved
 */
public record PairCard(String pairId, String sitter, String verdict, String remark, String note, List<Picture> pictures,
        Optional<BeforeAfter> correction, List<Fact> facts, Optional<ShotTrace> trace, Optional<EdgeTrace> edges,
        Optional<FallTrace> fall, List<Rule> rules) {
    /** Of a pair whose lights no board switched. */
    public PairCard(String pairId, String sitter, String verdict, String remark, String note, List<Picture> pictures,
            Optional<BeforeAfter> correction, List<Fact> facts, Optional<ShotTrace> trace, Optional<FallTrace> fall,
            List<Rule> rules) {
        this(pairId, sitter, verdict, remark, note, pictures, correction, facts, trace, Optional.empty(), fall, rules);
    }

    /** A picture with its caption. */
    public record Picture(String caption, byte[] jpeg) {}

    /**
     * The flash frame and the same frame corrected.
     *
     * @param closeUps the flash frame, the corrected one and the truth, the same square of each
     * @param scores inside that square
     */
    public record BeforeAfter(byte[] flashJpeg, byte[] correctedJpeg, String note, List<Picture> closeUps,
            List<Score> scores) {}

    /** How near the flash frame comes to the truth, and how near the corrected one. */
    public record Score(String name, String before, String after, boolean better) {}

    /** A measured quantity. */
    public record Fact(String label, String value, String detail) {}

    /**
     * A quality rule.
     *
     * @param value empty if there was nothing to measure
     * @param warn beyond what it warns, with the sign of its bad side
     * @param retake beyond what the pair is lost
     * @param verdict GOOD, WARN or RETAKE; empty if there was nothing to judge
     */
    public record Rule(String name, String subject, String value, String warn, String retake, String verdict) {}
}
