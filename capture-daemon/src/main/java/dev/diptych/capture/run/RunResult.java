package dev.diptych.capture.run;

import dev.diptych.archive.LightRole;
import dev.diptych.capture.develop.Verdict;
import dev.diptych.capture.session.EvidenceFacts;
import dev.diptych.capture.session.FaceFacts;
import dev.diptych.capture.session.FindingFacts;
import dev.diptych.capture.session.PairCapture;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a running session took, in the form of its JSON document: names in snake case, units in the names, null where there
 * is nothing to say.
 *
 * @param rig which one, for people
 * @param notTaken pairs that were asked for and of which nothing was tried, because the rig may not fire
 */
public record RunResult(String rig, String session, List<PairFacts> pairs, int accepted, int retake, int notTaken) {
    /**
     * One answered trigger.
     *
     * @param rule the quality rule that decided, or the code of the fault that left no pair; null for a GOOD pair
     * @param sentence why the verdict is not GOOD; empty if it is
     */
    public record PairFacts(String pairId, String source, String verdict, @Nullable String rule, String sentence,
            @Nullable Double gapMs, @Nullable Double shotMs, @Nullable Double developMs,
            @Nullable Double residualLampRatio, @Nullable Double flashRatio, @Nullable Double registrationErrorPx,
            @Nullable FaceFacts face, @Nullable List<FindingFacts> findings, @Nullable EvidenceFacts evidence,
            @Nullable FileFacts files) {
        /** Whether the pair need not be taken again. */
        public boolean accepted() {
            return Verdict.valueOf(verdict).accepted();
        }
    }

    public record FileFacts(String studio, String flash, @Nullable String registered, String manifest) {}

    static RunResult of(String rig, String session, List<PairFacts> pairs, int notTaken) {
        int accepted = (int) pairs.stream().filter(PairFacts::accepted).count();
        return new RunResult(rig, session, List.copyOf(pairs), accepted, pairs.size() - accepted, notTaken);
    }

    static PairFacts of(PairCapture.Taken taken, String source) {
        return switch (taken) {
            case PairCapture.Lost lost -> new PairFacts(lost.intent().id().toString(), source, Verdict.RETAKE.name(),
                    lost.fault().code().name(), lost.fault().sentence(), null,
                    lost.unproven().map(unproven -> millis(unproven.shot().durationNanos())).orElse(null), null, null,
                    null, null, null, null, null, null);
            case PairCapture.Kept kept -> of(kept, source);
        };
    }

    private static PairFacts of(PairCapture.Kept kept, String source) {
        String rule = kept.pictures().quality().rule();
        return new PairFacts(kept.intent().id().toString(), source, kept.pictures().quality().verdict().name(),
                rule.isEmpty() ? null : rule, kept.pictures().quality().sentence(),
                millis(kept.proven().frames().gapNanos()), millis(kept.proven().shot().durationNanos()),
                millis(kept.pictures().times().totalNanos()), kept.proven().light().residualLampRatio(),
                kept.proven().light().flashRatio(), kept.pictures().registration().errorEstimatePx(),
                FaceFacts.of(kept.pictures()), FindingFacts.of(kept.pictures().quality()),
                EvidenceFacts.of(kept.proven().evidence()),
                new FileFacts(original(kept, LightRole.STUDIO), original(kept, LightRole.FLASH),
                        kept.aligned().map(Path::toString).orElse(null), kept.committed().manifest().toString()));
    }

    private static String original(PairCapture.Kept kept, LightRole role) {
        return Objects.requireNonNull(kept.committed().originals().get(role)).toString();
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
