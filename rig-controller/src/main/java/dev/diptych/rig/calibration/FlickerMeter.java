package dev.diptych.rig.calibration;

import dev.diptych.rig.camera.ExposureSetting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Finds ripple in the light of lamps that nobody switches. Each row is compared with its own mean over all frames, so the
 * picture does not matter; the camera is started anew between blocks of frames, because a ripple of a whole number of
 * periods a frame would stand still on the rows of one block.
 */
final class FlickerMeter {
    /** So many that a ripple which stands still in each does not go for the picture because some look alike. */
    static final int BLOCKS = 12;
    static final int FRAMES_PER_BLOCK = 4;
    private static final double LOWEST_HERTZ = 40;
    private static final double HIGHEST_HERTZ = 2000;
    private static final double STEP_HERTZ = 2;
    private static final double FINE_STEP_HERTZ = 0.1;
    /** A ripple stands out if it is so many times what noise makes of a typical frequency. */
    private static final double STANDS_OUT = 5;
    /** And this, were there no noise at all. */
    private static final double LEAST_NOTICEABLE_RATIO = 1e-4;
    /** Banding below this is not worth another exposure. */
    private static final double BANDING_RATIO = 0.002;

    private final List<List<SampledFrame>> blocks = new ArrayList<>();

    void add(List<SampledFrame> block) {
        blocks.add(block);
    }

    /** @param inUse the rig's own exposure of studio frames */
    MeasuredFlicker measure(ExposureSetting inUse) {
        double[] means = rowMeans();
        int frequencies = (int) ((HIGHEST_HERTZ - LOWEST_HERTZ) / STEP_HERTZ);
        double[] amplitudes = new double[frequencies];
        int strongest = 0;
        for (int i = 0; i < frequencies; i++) {
            amplitudes[i] = amplitude(LOWEST_HERTZ + i * STEP_HERTZ, means);
            strongest = amplitudes[i] > amplitudes[strongest] ? i : strongest;
        }
        double[] sorted = amplitudes.clone();
        Arrays.sort(sorted);
        double noticeable = Math.max(LEAST_NOTICEABLE_RATIO, STANDS_OUT * sorted[sorted.length / 2]);
        if (amplitudes[strongest] < noticeable) {
            return new MeasuredFlicker(0, 0, noticeable, OptionalLong.empty());
        }
        double hertz = refined(LOWEST_HERTZ + strongest * STEP_HERTZ, means);
        double depth = amplitude(hertz, means) / attenuation(hertz, exposureNanos());
        return new MeasuredFlicker(hertz, depth, noticeable, advice(hertz, depth, inUse.exposureNanos()));
    }

    private double refined(double nearHertz, double[] means) {
        double best = nearHertz;
        double highest = 0;
        for (double hertz = nearHertz - STEP_HERTZ; hertz <= nearHertz + STEP_HERTZ; hertz += FINE_STEP_HERTZ) {
            double amplitude = amplitude(hertz, means);
            if (amplitude > highest) {
                highest = amplitude;
                best = hertz;
            }
        }
        return best;
    }

    private long exposureNanos() {
        return blocks.getFirst().getFirst().metadata().exposure().exposureNanos();
    }

    private double[] rowMeans() {
        double[] means = new double[blocks.getFirst().getFirst().rows().length];
        long frames = blocks.stream().mapToLong(List::size).sum();
        for (List<SampledFrame> block : blocks) {
            for (SampledFrame frame : block) {
                for (int row = 0; row < means.length; row++) {
                    means[row] += frame.rows()[row] / frames;
                }
            }
        }
        return means;
    }

    /** Root mean square over the blocks of each block's own amplitude; their phases are not compared. */
    private double amplitude(double hertz, double[] means) {
        double power = 0;
        for (List<SampledFrame> block : blocks) {
            double cosine = 0;
            double sine = 0;
            int samples = 0;
            double originNanos = block.getFirst().readNanos(0);
            for (SampledFrame frame : block) {
                double seconds = (frame.readNanos(0) - originNanos
                        - frame.metadata().exposure().exposureNanos() / 2.0) / 1e9;
                double turn = 2 * Math.PI * hertz;
                double rowCosine = Math.cos(turn * seconds);
                double rowSine = Math.sin(turn * seconds);
                // From row to row by a rotation, because a cosine and a sine for each would take seconds in all.
                double stepCosine = Math.cos(turn * frame.rowStepNanos() / 1e9);
                double stepSine = Math.sin(turn * frame.rowStepNanos() / 1e9);
                for (int row = 0; row < means.length; row++) {
                    if (means[row] > 0) {
                        double deviation = frame.rows()[row] / means[row] - 1;
                        cosine += deviation * rowCosine;
                        sine += deviation * rowSine;
                        samples++;
                    }
                    double nextCosine = rowCosine * stepCosine - rowSine * stepSine;
                    rowSine = rowSine * stepCosine + rowCosine * stepSine;
                    rowCosine = nextCosine;
                }
            }
            power += 4 * (cosine * cosine + sine * sine) / ((double) samples * samples);
        }
        return Math.sqrt(power / blocks.size());
    }

    /** What is left of a ripple in the mean over an exposure. */
    private static double attenuation(double hertz, double exposureNanos) {
        double x = Math.PI * hertz * exposureNanos / 1e9;
        return Math.abs(Math.sin(x) / x);
    }

    private static OptionalLong advice(double hertz, double depth, long inUseNanos) {
        if (depth * attenuation(hertz, inUseNanos) < BANDING_RATIO) {
            return OptionalLong.empty();
        }
        long periods = Math.max(1, Math.round(inUseNanos * hertz / 1e9));
        return OptionalLong.of(Math.round(periods * 1e9 / hertz));
    }
}
