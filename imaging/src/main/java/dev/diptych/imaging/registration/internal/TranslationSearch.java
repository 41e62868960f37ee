package dev.diptych.imaging.registration.internal;

import dev.diptych.imaging.Affine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tries every shift on a grid about a start at the coarsest level, where the climb alone could settle on a foothill. */
public final class TranslationSearch {
    /** Breaks ties on featureless pictures in favour of no motion. */
    private static final double NATS_PER_SQUARE_PX = 1e-5;
    private static final double STEP_PX = 1;

    private TranslationSearch() {
    }

    private record Candidate(Affine map, double score) {}

    /** The {@code count} best local maxima of the grid, best first. */
    public static List<Affine> best(MutualInformation objective, Affine start, double reachPx, int count) {
        int steps = (int) Math.max(2, Math.ceil(reachPx / STEP_PX));
        double stepPx = reachPx / steps;
        int side = 2 * steps + 1;
        double[] scores = new double[side * side];
        for (int i = 0; i < scores.length; i++) {
            double dx = (i % side - steps) * stepPx;
            double dy = (i / side - steps) * stepPx;
            scores[i] = objective.nats(Affine.translation(dx, dy).after(start))
                    - NATS_PER_SQUARE_PX * (dx * dx + dy * dy);
        }
        List<Candidate> maxima = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            if (isLocalMaximum(scores, side, i)) {
                Affine shift = Affine.translation((i % side - steps) * stepPx, (i / side - steps) * stepPx);
                maxima.add(new Candidate(shift.after(start), scores[i]));
            }
        }
        return maxima.stream()
                .sorted(Comparator.comparingDouble(Candidate::score).reversed())
                .limit(count)
                .map(Candidate::map)
                .toList();
    }

    private static boolean isLocalMaximum(double[] scores, int side, int index) {
        int x = index % side;
        int y = index / side;
        for (int j = Math.max(0, y - 1); j <= Math.min(side - 1, y + 1); j++) {
            for (int i = Math.max(0, x - 1); i <= Math.min(side - 1, x + 1); i++) {
                int other = j * side + i;
                if (scores[other] > scores[index] || (scores[other] == scores[index] && other < index)) {
                    return false;
                }
            }
        }
        return scores[index] > Double.NEGATIVE_INFINITY;
    }
}
