package dev.diptych.imaging.registration.internal;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Several maps that compete for being the right one; those that climb to the same place are one. */
public final class Hypotheses {
    private static final double SAME_WITHIN_PX = 1.0;
    /** One with less than this share of the best one's information is given up. */
    private static final double SMALLEST_SHARE = 0.6;

    private Hypotheses() {
    }

    private record Climbed(Affine map, double nats) {}

    /** Climbs from each start and keeps the at most {@code kept} different best ones, best first. */
    public static List<Affine> climb(MutualInformation objective, List<Affine> starts, int iterations,
            double tolerancePx, int kept) {
        Box frame = objective.referenceFrame();
        List<Climbed> climbed = new ArrayList<>();
        for (Affine start : starts) {
            Affine map = FisherScoring.climb(objective, start, iterations, tolerancePx);
            climbed.add(new Climbed(map, objective.nats(map)));
        }
        climbed.sort(Comparator.comparingDouble(Climbed::nats).reversed());
        List<Affine> different = new ArrayList<>();
        for (Climbed candidate : climbed) {
            boolean known = different.stream()
                    .anyMatch(map -> map.meanDisplacementPx(candidate.map, frame) < SAME_WITHIN_PX);
            boolean poor = candidate.nats < SMALLEST_SHARE * climbed.getFirst().nats;
            if (!known && !poor && different.size() < kept) {
                different.add(candidate.map);
            }
        }
        return different;
    }
}
