package dev.diptych.imaging.registration.internal;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Box;
import java.util.List;
import java.util.Optional;

/**
 * What the blocks' own shifts say about a map: how many agree with it, which affine correction they would like, and how
 * far they still scatter after it. All lengths are in pixels of the level at which the blocks were matched.
 *
 * @param texturedBlocks blocks with enough texture to be matched
 * @param distinctBlocks those among them whose match stands out
 * @param agreeingBlocks those among the distinct ones whose match lies within a pixel of the map's
 * @param biasPx mean length over the frame of the affine correction that the agreeing blocks ask for
 * @param scatterPx root mean square, per axis, of what that correction leaves
 */
public record ResidualField(int texturedBlocks, int distinctBlocks, int agreeingBlocks, double biasPx,
        double scatterPx) {
    private static final double AGREES_WITHIN_PX = 1.0;
    private static final double FITTED_WITHIN_PX = 1.5;

    /** Share of the distinct blocks that agree, 0 to 1. */
    public double agreement() {
        return distinctBlocks == 0 ? 0 : agreeingBlocks / (double) distinctBlocks;
    }

    public static ResidualField of(List<BlockShift> shifts, int width, int height) {
        List<BlockShift> distinct = shifts.stream().filter(BlockShift::isDistinct).toList();
        List<BlockShift> near = distinct.stream().filter(shift -> shift.lengthPx() < FITTED_WITHIN_PX).toList();
        int agreeing = (int) near.stream().filter(shift -> shift.lengthPx() < AGREES_WITHIN_PX).count();
        CentredParameters parameters = new CentredParameters(width, height);
        NormalEquations equations = new NormalEquations();
        double[] jacobian = new double[NormalEquations.PARAMETERS];
        for (BlockShift shift : near) {
            double weight = shift.correlation() * shift.correlation();
            parameters.jacobian((int) shift.x(), (int) shift.y(), 1, 0, jacobian);
            equations.add(jacobian, weight * shift.dx(), weight);
            parameters.jacobian((int) shift.x(), (int) shift.y(), 0, 1, jacobian);
            equations.add(jacobian, weight * shift.dy(), weight);
        }
        Optional<double[]> step = near.size() < 6 ? Optional.empty() : equations.step(0.01);
        if (step.isEmpty()) {
            return new ResidualField(shifts.size(), distinct.size(), agreeing, FITTED_WITHIN_PX, FITTED_WITHIN_PX);
        }
        Affine correction = parameters.stepped(Affine.IDENTITY, step.get());
        double squares = 0;
        for (BlockShift shift : near) {
            double rx = shift.dx() - (correction.mapX(shift.x(), shift.y()) - shift.x());
            double ry = shift.dy() - (correction.mapY(shift.x(), shift.y()) - shift.y());
            squares += rx * rx + ry * ry;
        }
        double biasPx = correction.meanDisplacementPx(Affine.IDENTITY, Box.ofImage(width, height));
        return new ResidualField(shifts.size(), distinct.size(), agreeing, biasPx,
                Math.sqrt(squares / (2.0 * near.size())));
    }
}
