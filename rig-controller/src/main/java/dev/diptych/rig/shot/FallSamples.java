package dev.diptych.rig.shot;

import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.camera.RowMeans;
import dev.diptych.rig.camera.RowSampling;
import java.util.ArrayList;
import java.util.List;

/**
 * What the rows of a shot's frames saw of the lamps' light, as shares of the full light: each band of rows against the
 * same band of a frame in full light and of the dark frame. Needs no knowledge of the picture, as long as it holds still.
 */
final class FallSamples {
    /** Rows are taken together in bands, against noise. */
    private static final int BANDS = 24;
    /** More pixels than these would tell no more of the light. */
    private static final int ROWS = 960;
    private static final int COLUMNS = 1280;

    private final FrameTiming timing;
    private final Frame fullFrame;
    private final RowMeans full;
    private final Frame darkFrame;
    private final RowMeans dark;

    /**
     * @param full a frame in the full light of the lamps
     * @param dark the dark frame: what it sees of the room and of a lamp that stays on is not the fall's
     */
    FallSamples(Frame full, Frame dark, FrameTiming timing) {
        this.timing = timing;
        this.fullFrame = full;
        this.full = rowsOf(full);
        this.darkFrame = dark;
        this.dark = rowsOf(dark);
    }

    /** Every pixel of a frame of ordinary size, and no more than that of a large one. */
    static RowMeans rowsOf(Frame frame) {
        return frame.rowMeans(RowSampling.atLeast(ROWS, COLUMNS, frame.format()));
    }

    /** The samples of those rows of {@code frame} that were read by {@code untilNanos}. */
    List<FallFit.Sample> of(Frame frame, double untilNanos) {
        RowMeans seen = rowsOf(frame);
        int rows = seen.values().length;
        double lineNanos = rows > 1 ? timing.readoutNanos() / (rows - 1.0) : 0;
        double exposureNanos = frame.metadata().exposure().exposureNanos();
        double perFull = perExposureOf(frame, fullFrame);
        double perDark = perExposureOf(frame, darkFrame);
        List<FallFit.Sample> samples = new ArrayList<>();
        int bands = Math.min(BANDS, rows);
        for (int band = 0; band < bands; band++) {
            int from = band * rows / bands;
            int until = (band + 1) * rows / bands;
            double readNanos = frame.metadata().readoutStartNanos() + (from + until - 1) / 2.0 * lineNanos;
            double lastReadNanos = frame.metadata().readoutStartNanos() + (until - 1) * lineNanos;
            double lamps = (full.mean(from, until) - dark.mean(from, until) * perExposureOf(fullFrame, darkFrame))
                    * perFull;
            if (lastReadNanos <= untilNanos && lamps > 0) {
                double level = (seen.mean(from, until) - dark.mean(from, until) * perDark) / lamps;
                samples.add(new FallFit.Sample(readNanos - exposureNanos, readNanos, level));
            }
        }
        return samples;
    }

    private static double perExposureOf(Frame frame, Frame other) {
        return frame.metadata().exposure().sensitivity() / other.metadata().exposure().sensitivity();
    }
}
