package dev.diptych.rig.calibration;

import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.RowMeans;
import dev.diptych.rig.camera.RowSampling;

/** What calibration keeps of a frame: the mean light of some of its rows, and when each was exposed. */
record SampledFrame(FrameMetadata metadata, double[] rows, double rowStepNanos) {
    /** Enough for tens of microseconds, and cheap at any resolution. */
    private static final int ROWS = 120;
    private static final int COLUMNS = 128;

    static RowSampling sampling(PixelFormat format) {
        return RowSampling.atLeast(ROWS, COLUMNS, format);
    }

    static SampledFrame of(Frame frame, FrameTiming timing, RowSampling sampling) {
        RowMeans means = frame.rowMeans(sampling);
        double lineNanos = timing.readoutNanos() / Math.max(1.0, frame.format().heightPx() - 1.0);
        return new SampledFrame(frame.metadata(), means.values(), means.rowStep() * lineNanos);
    }

    /** When row {@code row} of those sampled ceases to be exposed. */
    double readNanos(int row) {
        return metadata.readoutStartNanos() + row * rowStepNanos;
    }

    /** When it begins to be. */
    double exposedNanos(int row) {
        return readNanos(row) - metadata.exposure().exposureNanos();
    }

    double mean() {
        double sum = 0;
        for (double row : rows) {
            sum += row;
        }
        return sum / rows.length;
    }
}
