package dev.diptych.imaging.registration.internal;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Box;
import java.util.Optional;

/**
 * Climbs mutual information: Fisher scoring steps with Levenberg damping, which falls after a step that rises and grows
 * after one that does not.
 */
public final class FisherScoring {
    private static final double FIRST_DAMPING = 0.02;
    private static final double LARGEST_STEP_SHARE = 0.08;
    private static final int REFUSALS_TO_GIVE_UP = 5;

    private FisherScoring() {
    }

    /** Where it settles: at most {@code iterations} steps, or until a step is shorter than {@code tolerancePx}. */
    public static Affine climb(MutualInformation objective, Affine start, int iterations, double tolerancePx) {
        Box frame = objective.referenceFrame();
        double longestPx = LARGEST_STEP_SHARE * Math.max(frame.width(), frame.height());
        Affine best = start;
        MutualInformation.Evaluation current = objective.evaluate(start);
        double damping = FIRST_DAMPING;
        int refusals = 0;
        for (int i = 0; i < iterations && refusals < REFUSALS_TO_GIVE_UP; i++) {
            Optional<double[]> solved = current.equations().step(damping);
            if (solved.isEmpty()) {
                return best;
            }
            double[] step = solved.get();
            double lengthPx = CentredParameters.lengthPx(step);
            if (lengthPx > longestPx) {
                for (int p = 0; p < step.length; p++) {
                    step[p] *= longestPx / lengthPx;
                }
            }
            Affine candidate = objective.parameters().stepped(best, step);
            MutualInformation.Evaluation next = objective.evaluate(candidate);
            if (next.nats() > current.nats()) {
                best = candidate;
                current = next;
                damping = Math.max(1e-4, damping / 4);
                refusals = 0;
            } else {
                damping = Math.max(damping, 0.01) * 8;
                refusals++;
            }
            if (lengthPx < tolerancePx) {
                return best;
            }
        }
        return best;
    }
}
