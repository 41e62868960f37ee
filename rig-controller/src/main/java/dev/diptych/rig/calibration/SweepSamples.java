package dev.diptych.rig.calibration;

import dev.diptych.rig.switching.ExecutedEdge;
import java.util.Optional;

/** What one sweep's rows saw of one change. */
final class SweepSamples {
    /** A row that sees less of the light than this share of a typical row's shows nothing but noise. */
    private static final double LEAST_WEIGHT = 0.01;

    private SweepSamples() {
    }

    /** Empty if the edge was not executed, or if no row saw both plateaus. */
    static Optional<ChangeSamples> of(Stage stage, SweepRunner.Run run) {
        Optional<ExecutedEdge> executed = run.log().executed(stage.edge());
        if (executed.isEmpty()) {
            return Optional.empty();
        }
        double zero = run.zeroNanos();
        double edge = executed.get().instantNanos();
        Plateau before = new Plateau(run.frames(), zero + stage.beforeNanos(), zero + stage.earliestNanos());
        Plateau after = new Plateau(run.frames(), zero + stage.latestNanos(), zero + stage.afterNanos());
        double typical = Math.abs(after.mean(before) - before.mean(after));
        ChangeSamples samples = new ChangeSamples();
        for (SampledFrame frame : run.frames()) {
            for (int row = 0; row < frame.rows().length; row++) {
                boolean within = frame.readNanos(row) > zero + stage.earliestNanos()
                        && frame.exposedNanos(row) < zero + stage.latestNanos();
                if (within && before.knows(row) && after.knows(row)) {
                    double step = after.at(row) - before.at(row);
                    double weight = Math.abs(step) / typical;
                    if (weight >= LEAST_WEIGHT) {
                        samples.add(frame.exposedNanos(row) - edge, frame.readNanos(row) - edge,
                                (frame.rows()[row] - before.at(row)) / step, weight);
                    }
                }
            }
        }
        return samples.isEmpty() ? Optional.empty() : Optional.of(samples);
    }
}
