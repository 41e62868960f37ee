package dev.diptych.capture.session;

import dev.diptych.rig.shot.EdgeError;
import dev.diptych.rig.shot.FallRefit;
import dev.diptych.rig.shot.ShotEvidence;
import dev.diptych.rig.switching.LightCertainty;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Why a pair is believed, or doubted, as documents have it: {@link ShotEvidence} in milliseconds from the start of the
 * studio frame's readout, null where nothing was measured.
 *
 * @param droppedFrames sequence numbers, as are {@code misexposedFrames}
 * @param changes when each light, by its id, may have been changing
 */
public record EvidenceFacts(@Nullable FallFacts fall, @Nullable Double fallingRatio, @Nullable Double darkRatio,
        @Nullable Double roomLightRatio, @Nullable Double studioLevelRatio, @Nullable Double flashLevelRatio,
        EdgeFacts worstEdge, List<Long> droppedFrames, List<Long> misexposedFrames,
        @Nullable Double lampDriftMs, Map<String, List<ChangeFacts>> changes) {
    /** When the lamps' light fell, and when it was to; if it was not seen to end, where the rows ceased to look. */
    public record FallFacts(double startMs, double halfMs, double endMs, double allowedStartMs, double expectedHalfMs,
            double allowedEndMs, boolean ended) {
        private static FallFacts of(FallRefit fall) {
            return new FallFacts(millis(fall.startNanos()), millis(fall.halfNanos()), millis(fall.endNanos()),
                    millis(fall.allowedStartNanos()), millis(fall.expectedHalfNanos()),
                    millis(fall.allowedEndNanos()), fall.ended());
        }
    }

    /**
     * A switch that missed its instant.
     *
     * @param lateMs by so much at least, beyond its uncertainty; negative if early, 0 if it may have been in time
     * @param uncertaintyMs how far off its logged instant may be, either way
     */
    public record EdgeFacts(String light, double lateMs, double uncertaintyMs) {
        private static EdgeFacts of(EdgeError edge) {
            return new EdgeFacts(edge.lightId(), millis(edge.lateNanos()), millis(edge.uncertaintyNanos()));
        }
    }

    /** An interval in which a light may be changing, and what it is afterwards: full, dark or uncertain. */
    public record ChangeFacts(double fromMs, double untilMs, String after) {
        private static ChangeFacts of(LightCertainty.Transition change) {
            return new ChangeFacts(millis(change.fromNanos()), millis(change.untilNanos()),
                    change.after().name().toLowerCase(Locale.ROOT));
        }
    }

    public static EvidenceFacts of(ShotEvidence evidence) {
        // Sorted, so that the same pair makes the same document.
        Map<String, List<ChangeFacts>> changes = new TreeMap<>();
        evidence.changes()
                .forEach((light, ofLight) -> changes.put(light, ofLight.stream().map(ChangeFacts::of).toList()));
        return new EvidenceFacts(evidence.fall().map(FallFacts::of).orElse(null),
                JsonNumber.orNull(evidence.fallingRatio()), JsonNumber.orNull(evidence.darkRatio()),
                JsonNumber.orNull(evidence.roomLightRatio()), JsonNumber.orNull(evidence.studioLevelRatio()),
                JsonNumber.orNull(evidence.flashLevelRatio()),
                EdgeFacts.of(evidence.worstEdge()),
                evidence.droppedSequences(), evidence.misexposedSequences(),
                evidence.lampDriftNanos().isEmpty() ? null : evidence.lampDriftNanos().getAsDouble() / 1e6, changes);
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
