package dev.diptych.rig.calibration;

import java.util.Random;

/**
 * One change of one light as the rows of a rolling shutter see it: a frame every {@code periodMs}, read out within
 * {@code readoutMs}, its rows exposed for {@code exposureMs}.
 *
 * @param noise standard deviation of what a row sees, as a share of the light
 * @param beginMs when the change begins
 * @param phaseMs how long after the start of a readout that is
 */
record SyntheticChange(Course course, double periodMs, double readoutMs, double exposureMs, double noise,
        double beginMs, double phaseMs) {
    private static final int ROWS = 120;

    ChangeSamples samples(Random random) {
        ChangeSamples samples = new ChangeSamples();
        double aroundMs = 0.8 * periodMs;
        double endMs = beginMs + course.lengthMs() + aroundMs;
        for (double frameMs = beginMs - phaseMs - 2 * periodMs; frameMs < endMs + periodMs; frameMs += periodMs) {
            for (int row = 0; row < ROWS; row++) {
                double readMs = frameMs + readoutMs * row / (ROWS - 1);
                double exposedMs = readMs - exposureMs;
                if (readMs > beginMs - aroundMs && exposedMs < endMs) {
                    samples.add(exposedMs * 1e6, readMs * 1e6,
                            course.mean(exposedMs - beginMs, readMs - beginMs) + noise * random.nextGaussian(), 1);
                }
            }
        }
        return samples;
    }

    double deadNanos() {
        return 1e6 * (beginMs + course.whenMs(FittedChange.LEFT));
    }
}
