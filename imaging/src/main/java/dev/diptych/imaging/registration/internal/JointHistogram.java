package dev.diptych.imaging.registration.internal;

/**
 * Parzen estimate of the joint distribution of two bin coordinates: a linear window along the reference's axis, a cubic
 * B-spline along the moving picture's (Mattes et al., IEEE TMI 2003), which makes mutual information differentiable.
 */
final class JointHistogram {
    private final int binCount;
    private final double[] mass;

    JointHistogram(int binCount) {
        this.binCount = binCount;
        mass = new double[binCount * binCount];
    }

    void add(float referenceBin, float movingBin) {
        int row = (int) referenceBin;
        int column = (int) movingBin;
        float t = movingBin - column;
        float t2 = t * t;
        float t3 = t2 * t;
        float w0 = (1 - 3 * t + 3 * t2 - t3) / 6;
        float w1 = (3 * t3 - 6 * t2 + 4) / 6;
        float w3 = t3 / 6;
        float w2 = 1 - w0 - w1 - w3;
        float lower = referenceBin - row;
        float upper = 1 - lower;
        int k = row * binCount + column - 1;
        mass[k] += upper * w0;
        mass[k + 1] += upper * w1;
        mass[k + 2] += upper * w2;
        mass[k + 3] += upper * w3;
        k += binCount;
        mass[k] += lower * w0;
        mass[k + 1] += lower * w1;
        mass[k + 2] += lower * w2;
        mass[k + 3] += lower * w3;
    }

    void add(JointHistogram other) {
        for (int i = 0; i < mass.length; i++) {
            mass[i] += other.mass[i];
        }
    }

    /** Scales the mass to one and takes the marginals. */
    Distribution normalised() {
        double total = 0;
        for (double cell : mass) {
            total += cell;
        }
        double[] ofReference = new double[binCount];
        double[] ofMoving = new double[binCount];
        for (int row = 0, k = 0; row < binCount; row++) {
            for (int column = 0; column < binCount; column++, k++) {
                mass[k] /= total;
                ofReference[row] += mass[k];
                ofMoving[column] += mass[k];
            }
        }
        return new Distribution(binCount, mass, ofReference, ofMoving);
    }

    /** A joint distribution, row-major with the reference's bins as rows, and its marginals. */
    record Distribution(int binCount, double[] joint, double[] ofReference, double[] ofMoving) {
        double mutualInformationNats() {
            double sum = 0;
            for (int row = 0, k = 0; row < binCount; row++) {
                for (int column = 0; column < binCount; column++, k++) {
                    if (joint[k] > 0) {
                        sum += joint[k] * Math.log(joint[k] / (ofReference[row] * ofMoving[column]));
                    }
                }
            }
            return sum;
        }

        /** log P(r, m) / (P(r) P(m)) of each cell, with {@code floor} added to keep empty cells finite. */
        float[] pointwiseNats(double floor) {
            float[] nats = new float[joint.length];
            for (int row = 0, k = 0; row < binCount; row++) {
                for (int column = 0; column < binCount; column++, k++) {
                    nats[k] = (float) Math
                            .log((joint[k] + floor) / (ofReference[row] * ofMoving[column] + floor));
                }
            }
            return nats;
        }
    }
}
