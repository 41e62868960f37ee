package dev.diptych.capture.session;

import dev.diptych.archive.CommittedPair;
import dev.diptych.archive.LightRole;
import dev.diptych.archive.PairId;
import dev.diptych.capture.develop.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One answered trigger, as documents have it: names in snake case, units in the names, null where there is nothing to say.
 *
 * @param rule the quality rule that decided, or the code of the fault that left no pair; null for a GOOD pair
 * @param sentence why the verdict is not GOOD; empty if it is
 */
public record PairFacts(String pairId, String source, String verdict, @Nullable String rule, String sentence,
        @Nullable Double gapMs, @Nullable Double shotMs, @Nullable Double developMs,
        @Nullable Double residualLampRatio, @Nullable Double flashRatio, @Nullable Double registrationErrorPx,
        @Nullable FaceFacts face, @Nullable List<FindingFacts> findings, @Nullable EvidenceFacts evidence,
        @Nullable FileFacts files) {
    public record FileFacts(String studio, String flash, @Nullable String registered, String manifest) {}

    /** Whether the pair need not be taken again, by the rules. */
    public boolean accepted() {
        return Verdict.valueOf(verdict).accepted();
    }

    /** The same for those whom the places of files on this computer do not concern: whoever is not at its command line. */
    public PairFacts withoutFiles() {
        return new PairFacts(pairId, source, verdict, rule, sentence, gapMs, shotMs, developMs, residualLampRatio,
                flashRatio, registrationErrorPx, face, findings, evidence, null);
    }

    /**
     * Of a pair of which nothing is kept.
     *
     * @param source who asked
     */
    public static PairFacts lost(PairId id, String source, String code, String sentence, @Nullable Double shotMs) {
        return new PairFacts(id.toString(), source, Verdict.RETAKE.name(), code, sentence, null, shotMs, null, null,
                null, null, null, null, null, null);
    }

    /** @param source who asked */
    public static PairFacts of(PairCapture.Taken taken, String source) {
        return switch (taken) {
            case PairCapture.Lost lost -> lost(lost.intent().id(), source, lost.fault().code().name(),
                    lost.fault().sentence(),
                    lost.unproven().map(unproven -> millis(unproven.shot().durationNanos())).orElse(null));
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
                new FileFacts(original(kept.committed(), LightRole.STUDIO),
                        original(kept.committed(), LightRole.FLASH),
                        kept.aligned().map(Path::toString).orElse(null), kept.committed().manifest().toString()));
    }

    /**
     * Of a pair whose originals are kept, and of which nothing could be made.
     *
     * @param source who asked
     */
    public static PairFacts undeveloped(PairCapture.Stored stored, String source, String code, String sentence) {
        return new PairFacts(stored.intent().id().toString(), source, Verdict.RETAKE.name(), code, sentence,
                millis(stored.proven().frames().gapNanos()), millis(stored.proven().shot().durationNanos()), null,
                stored.proven().light().residualLampRatio(), stored.proven().light().flashRatio(), null, null, null,
                EvidenceFacts.of(stored.proven().evidence()), new FileFacts(
                        original(stored.committed(), LightRole.STUDIO), original(stored.committed(), LightRole.FLASH),
                        null, stored.committed().manifest().toString()));
    }

    private static String original(CommittedPair committed, LightRole role) {
        return Objects.requireNonNull(committed.originals().get(role)).toString();
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
