package dev.diptych.imaging.registration.internal;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Box;
import dev.diptych.imaging.Plane;
import java.util.stream.IntStream;

/**
 * Mutual information of two planes as a function of the affine map between them, with its analytic gradient.
 * <p>
 * dMI/dp = 1/N sum over samples of [sum_b log(P(r,b) / (P(r) P(b))) B3'(b - m)] grad(m) . dx/dp (Mattes et al. 2003,
 * Thevenaz and Unser 2000). The outer products of the samples' terms stand in for the Hessian (Fisher scoring), which
 * leaves no scales to tune between rotation and shift. Not for two threads at once.
 */
public final class MutualInformation {
    /** Fixed, so that sums are formed in the same order whatever the number of threads. */
    private static final int CHUNKS = 8;
    private static final float OUTSIDE = -1;

    private final Plane referenceBins;
    private final Plane movingBins;
    private final SamplePoints points;
    private final int binCount;
    private final CentredParameters parameters;
    private final float[] movingBinAt;
    private final float[] gradientX;
    private final float[] gradientY;

    /** @param reference and {@code moving} normalised planes of one pyramid level */
    public MutualInformation(Plane reference, Plane moving, SamplePoints points, int binCount) {
        this(BinMapping.toBins(reference, binCount), BinMapping.toBins(moving, binCount), points, binCount,
                new CentredParameters(reference.width(), reference.height()));
    }

    private MutualInformation(Plane referenceBins, Plane movingBins, SamplePoints points, int binCount,
            CentredParameters parameters) {
        this.referenceBins = referenceBins;
        this.movingBins = movingBins;
        this.points = points;
        this.binCount = binCount;
        this.parameters = parameters;
        movingBinAt = new float[points.count()];
        gradientX = new float[points.count()];
        gradientY = new float[points.count()];
    }

    /** The same planes looked at in other points. */
    public MutualInformation at(SamplePoints otherPoints) {
        return new MutualInformation(referenceBins, movingBins, otherPoints, binCount, parameters);
    }

    CentredParameters parameters() {
        return parameters;
    }

    Box referenceFrame() {
        return Box.ofImage(referenceBins.width(), referenceBins.height());
    }

    /** Share of the samples that the map sends into the moving picture. */
    public double overlap(Affine map) {
        int inside = 0;
        for (int i = 0; i < points.count(); i++) {
            double u = map.mapX(points.x(i), points.y(i));
            double v = map.mapY(points.x(i), points.y(i));
            inside += u >= 0 && v >= 0 && u <= movingBins.width() - 1 && v <= movingBins.height() - 1 ? 1 : 0;
        }
        return points.count() == 0 ? 0 : inside / (double) points.count();
    }

    /** Nats; minus infinity where fewer than a third of the samples fall into the moving picture. */
    public double nats(Affine map) {
        return sampled(map).mutualInformationNats(points.count());
    }

    /** Value, gradient and curvature under {@code map}. */
    Evaluation evaluate(Affine map) {
        Sampled sampled = sampled(map);
        double nats = sampled.mutualInformationNats(points.count());
        if (!Double.isFinite(nats)) {
            return new Evaluation(nats, new NormalEquations());
        }
        float[] pointwise = sampled.histogram.normalised().pointwiseNats(0.02 / points.count());
        NormalEquations[] partial = new NormalEquations[CHUNKS];
        IntStream.range(0, CHUNKS).parallel().forEach(chunk -> partial[chunk] = scores(pointwise, chunk));
        for (int chunk = 1; chunk < CHUNKS; chunk++) {
            partial[0].add(partial[chunk]);
        }
        return new Evaluation(nats, partial[0]);
    }

    record Evaluation(double nats, NormalEquations equations) {}

    private record Sampled(JointHistogram histogram, int inside) {
        double mutualInformationNats(int sampleCount) {
            return inside * 3 < sampleCount || inside == 0
                    ? Double.NEGATIVE_INFINITY
                    : histogram.normalised().mutualInformationNats();
        }
    }

    private int from(int chunk) {
        return (int) ((long) points.count() * chunk / CHUNKS);
    }

    private Sampled sampled(Affine map) {
        JointHistogram[] histograms = new JointHistogram[CHUNKS];
        int[] inside = new int[CHUNKS];
        IntStream.range(0, CHUNKS).parallel().forEach(chunk -> {
            histograms[chunk] = new JointHistogram(binCount);
            inside[chunk] = sample(map, histograms[chunk], from(chunk), from(chunk + 1));
        });
        for (int chunk = 1; chunk < CHUNKS; chunk++) {
            histograms[0].add(histograms[chunk]);
            inside[0] += inside[chunk];
        }
        return new Sampled(histograms[0], inside[0]);
    }

    private int sample(Affine map, JointHistogram histogram, int from, int to) {
        int width = movingBins.width();
        int inside = 0;
        float[] moving = movingBins.values();
        float[] reference = referenceBins.values();
        for (int i = from; i < to; i++) {
            int x = points.x(i);
            int y = points.y(i);
            double u = map.mapX(x, y);
            double v = map.mapY(x, y);
            if (!(u >= 0 && v >= 0 && u < width - 1 && v < movingBins.height() - 1)) {
                movingBinAt[i] = OUTSIDE;
                continue;
            }
            int column = (int) u;
            int row = (int) v;
            float tx = (float) (u - column);
            float ty = (float) (v - row);
            int k = row * width + column;
            float topLeft = moving[k];
            float topStep = moving[k + 1] - topLeft;
            float bottomLeft = moving[k + width];
            float bottomStep = moving[k + width + 1] - bottomLeft;
            float top = topLeft + topStep * tx;
            float down = bottomLeft + bottomStep * tx - top;
            movingBinAt[i] = top + down * ty;
            gradientX[i] = topStep + (bottomStep - topStep) * ty;
            gradientY[i] = down;
            histogram.add(reference[y * referenceBins.width() + x], movingBinAt[i]);
            inside++;
        }
        return inside;
    }

    private NormalEquations scores(float[] pointwiseNats, int chunk) {
        NormalEquations equations = new NormalEquations();
        double[] jacobian = new double[NormalEquations.PARAMETERS];
        float[] reference = referenceBins.values();
        for (int i = from(chunk); i < from(chunk + 1); i++) {
            float bin = movingBinAt[i];
            if (bin == OUTSIDE) {
                continue;
            }
            int column = (int) bin;
            float t = bin - column;
            float d0 = -0.5f * (1 - t) * (1 - t);
            float d1 = 1.5f * t * t - 2 * t;
            float d3 = 0.5f * t * t;
            float d2 = -d0 - d1 - d3;
            int x = points.x(i);
            int y = points.y(i);
            float referenceBin = reference[y * referenceBins.width() + x];
            int row = (int) referenceBin;
            int k = row * binCount + column - 1;
            float upper = d0 * pointwiseNats[k] + d1 * pointwiseNats[k + 1] + d2 * pointwiseNats[k + 2]
                    + d3 * pointwiseNats[k + 3];
            k += binCount;
            float lower = d0 * pointwiseNats[k] + d1 * pointwiseNats[k + 1] + d2 * pointwiseNats[k + 2]
                    + d3 * pointwiseNats[k + 3];
            float slope = upper + (lower - upper) * (referenceBin - row);
            parameters.jacobian(x, y, slope * gradientX[i], slope * gradientY[i], jacobian);
            equations.add(jacobian, 1, 1);
        }
        return equations;
    }
}
