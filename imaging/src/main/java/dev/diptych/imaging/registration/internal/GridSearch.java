package dev.diptych.imaging.registration.internal;

import dev.diptych.imaging.Affine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tries every shift of a grid, at each of three rotations, where a climb from no motion could settle on a foothill.
 * Scale and shear need no search: within 4 % the climb finds them.
 */
public final class GridSearch {
    private static final double STEP_PX = 1.5;
    private static final double[] ROTATIONS_RADIANS = {0, Math.toRadians(-3), Math.toRadians(3)};
    /** Breaks ties on featureless pictures in favour of no motion. */
    private static final double NATS_PER_SQUARE_PX = 1e-5;

    private final MutualInformation objective;
    private final double centreX;
    private final double centreY;
    private final int steps;
    private final double stepPx;

    /** Shifts up to {@code reachPx}; the rotations are about the centre of a reference of the given size. */
    public GridSearch(MutualInformation objective, int width, int height, double reachPx) {
        this.objective = objective;
        centreX = (width - 1) / 2.0;
        centreY = (height - 1) / 2.0;
        steps = (int) Math.max(2, Math.ceil(reachPx / STEP_PX));
        stepPx = reachPx / steps;
    }

    private record Candidate(Affine map, double score) {}

    /** The best local maxima over the shifts, at most {@code countEach} of each rotation, after {@code base}. */
    public List<Affine> starts(Affine base, int countEach) {
        List<Affine> starts = new ArrayList<>();
        for (double radians : ROTATIONS_RADIANS) {
            List<Candidate> maxima = maxima(base, radians);
            maxima.sort(Comparator.comparingDouble(Candidate::score).reversed());
            maxima.stream().limit(countEach).map(Candidate::map).forEach(starts::add);
        }
        return starts;
    }

    private List<Candidate> maxima(Affine base, double radians) {
        int side = 2 * steps + 1;
        Affine[] maps = new Affine[side * side];
        double[] scores = new double[maps.length];
        for (int i = 0; i < maps.length; i++) {
            double dx = (i % side - steps) * stepPx;
            double dy = (i / side - steps) * stepPx;
            maps[i] = base.after(Affine.similarity(radians, 1, centreX, centreY, dx, dy));
            scores[i] = objective.nats(maps[i]) - NATS_PER_SQUARE_PX * (dx * dx + dy * dy);
        }
        List<Candidate> maxima = new ArrayList<>();
        for (int i = 0; i < maps.length; i++) {
            if (isLocalMaximum(scores, side, i)) {
                maxima.add(new Candidate(maps[i], scores[i]));
            }
        }
        return maxima;
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
