package dev.diptych.capture.daemon;

import dev.diptych.capture.session.PairFacts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pair that has come to its end, in the form of its JSON document: names in snake case, null where there is nothing to say.
 *
 * @param facts verdict, rule and figures; never the places of files, for front ends send a report to anybody who may watch
 * @param kept whether its originals are in the archive
 * @param triggerId null of a pair that another run of the program took
 * @param poseId null of a pair that was taken before sessions had poses
 * @param decision {@code accept}, {@code retake} or {@code discard}; null where nobody has said anything
 * @param counts whether it is one of those that its pose wants
 * @param takenAt ISO 8601, UTC
 * @param pictures which may be asked for, of {@link PairPicture}, by their words
 * @param correctedBy the model of the corrected picture, null without one
 */
public record PairReport(PairFacts facts, boolean kept, @Nullable String triggerId, @Nullable String poseId,
        @Nullable String decision,
        boolean counts, String takenAt, List<String> pictures, @Nullable String correctedBy) {
    public PairReport {
        facts = facts.withoutFiles();
    }

    /** As it is after a person said something of it. */
    PairReport decided(Decision said) {
        return new PairReport(facts, kept, triggerId, poseId, said.word(),
                counts(kept, facts.accepted(), Optional.of(said)), takenAt, pictures, correctedBy);
    }

    /**
     * Whether a pair counts: a person's word goes before the rules', but what was not kept cannot count.
     *
     * @param kept whether its originals are in the archive
     * @param accepted by the rules
     */
    public static boolean counts(boolean kept, boolean accepted, Optional<Decision> said) {
        return kept && said.map(decision -> decision == Decision.ACCEPT).orElse(accepted);
    }
}
