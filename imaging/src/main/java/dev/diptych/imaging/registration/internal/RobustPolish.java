package dev.diptych.imaging.registration.internal;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Plane;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Gauss-Newton on the difference of two normalised planes with the Geman-McClure weight (k / (k + r^2))^2: pixels that
 * do not follow the map (a shadow's edge, a highlight, a backdrop behind the sitter) lose their say.
 * <p>
 * Sharper than mutual information near the optimum, but it assumes that a brighter reference pixel means a brighter
 * moving pixel, or a darker one everywhere; the caller checks that mutual information does not fall.
 */
public final class RobustPolish {
    private static final int CHUNKS = 8;
    private static final int ITERATIONS = 15;
    private static final double TOLERANCE_PX = 0.003;
    private static final double SCALE_SQUARED = 0.5;
    private static final double DAMPING = 1e-4;

    private final Plane reference;
    private final Plane moving;
    private final SamplePoints points;
    private final CentredParameters parameters;

    public RobustPolish(Plane reference, Plane moving, SamplePoints points) {
        this.reference = reference;
        this.moving = moving;
        this.points = points;
        parameters = new CentredParameters(reference.width(), reference.height());
    }

    /** The map near {@code start} that fits best; {@code start} itself where the pictures hold no gradients. */
    public Affine polish(Affine start) {
        float polarity = polarity(start);
        Affine map = start;
        for (int i = 0; i < ITERATIONS; i++) {
            Optional<double[]> step = equations(map, polarity).step(DAMPING);
            if (step.isEmpty()) {
                return map;
            }
            map = parameters.stepped(map, step.get());
            if (CentredParameters.lengthPx(step.get()) < TOLERANCE_PX) {
                return map;
            }
        }
        return map;
    }

    /** 1 where the planes correlate, -1 where one is the other's negative. */
    private float polarity(Affine map) {
        double sum = 0;
        for (int i = 0; i < points.count(); i++) {
            int x = points.x(i);
            int y = points.y(i);
            int column = (int) Math.round(map.mapX(x, y));
            int row = (int) Math.round(map.mapY(x, y));
            if (column >= 0 && row >= 0 && column < moving.width() && row < moving.height()) {
                sum += reference.at(x, y) * moving.at(column, row);
            }
        }
        return sum < 0 ? -1 : 1;
    }

    private NormalEquations equations(Affine map, float polarity) {
        NormalEquations[] partial = new NormalEquations[CHUNKS];
        IntStream.range(0, CHUNKS).parallel().forEach(chunk -> {
            int from = (int) ((long) points.count() * chunk / CHUNKS);
            int to = (int) ((long) points.count() * (chunk + 1) / CHUNKS);
            partial[chunk] = equations(map, polarity, from, to);
        });
        for (int chunk = 1; chunk < CHUNKS; chunk++) {
            partial[0].add(partial[chunk]);
        }
        return partial[0];
    }

    private NormalEquations equations(Affine map, float polarity, int from, int to) {
        NormalEquations equations = new NormalEquations();
        double[] jacobian = new double[NormalEquations.PARAMETERS];
        float[] fixed = reference.values();
        float[] values = moving.values();
        int stride = reference.width();
        int width = moving.width();
        for (int i = from; i < to; i++) {
            int x = points.x(i);
            int y = points.y(i);
            double u = map.mapX(x, y);
            double v = map.mapY(x, y);
            if (x == 0 || y == 0 || x == stride - 1 || y == reference.height() - 1
                    || !(u >= 0 && v >= 0 && u < width - 1 && v < moving.height() - 1)) {
                continue;
            }
            int column = (int) u;
            int row = (int) v;
            float tx = (float) (u - column);
            float ty = (float) (v - row);
            int k = row * width + column;
            float topStep = values[k + 1] - values[k];
            float bottomStep = values[k + width + 1] - values[k + width];
            float top = values[k] + topStep * tx;
            float down = values[k + width] + bottomStep * tx - top;
            int s = y * stride + x;
            float residual = fixed[s] - polarity * (top + down * ty);
            // The reference's gradient alone: interpolation smooths the moving picture's noise except on its pixel
            // grid, and a step that used its gradient would walk off the grid to where noise, not misfit, is least.
            float gradientX = 0.5f * (fixed[s + 1] - fixed[s - 1]);
            float gradientY = 0.5f * (fixed[s + stride] - fixed[s - stride]);
            double weight = SCALE_SQUARED / (SCALE_SQUARED + residual * residual);
            weight *= weight;
            parameters.jacobian(x, y, gradientX, gradientY, jacobian);
            equations.add(jacobian, weight * residual, weight);
        }
        return equations;
    }
}
