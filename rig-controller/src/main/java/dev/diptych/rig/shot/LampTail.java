package dev.diptych.rig.shot;

import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.camera.RowMeans;
import java.util.ArrayList;
import java.util.List;

/**
 * The end of the lamps' fall, seen by the rows of the frames before the flash frame: they are exposed up to the moment
 * the flash comes on. A lamp that is late by milliseconds shows here, although the dark frame, tens of milliseconds
 * later, has seen it go out.
 */
final class LampTail {
    /** Rows are taken together in bands, against noise. */
    private static final int BANDS = 24;
    /** Over this time before the end, the rate is found at which the light goes on falling. */
    private static final double RATE_NANOS = 5e6;

    private final FrameTiming timing;
    private final Frame studioFrame;
    private final RowMeans studio;
    private final Frame darkFrame;
    private final RowMeans dark;

    /** @param dark the dark frame: what it sees of the room and of a lamp that stays on is not the fall's */
    LampTail(Frame studio, Frame dark, FrameTiming timing) {
        this.timing = timing;
        this.studioFrame = studio;
        this.studio = RowMeans.of(studio);
        this.darkFrame = dark;
        this.dark = RowMeans.of(dark);
    }

    /**
     * Falling lamp light in the flash frame's first row, the worst, as a share of the full light.
     *
     * @param before frames between the studio and the flash frame, the nearest to the flash frame among them
     * @param flashLightNanos the earliest instant at which the flash may shine: rows read later are not looked at
     * @param flashExposureNanos for how long a row of the flash frame is exposed
     * @return NaN if no row was read before the flash
     */
    double inFirstRow(List<Frame> before, double flashLightNanos, double flashExposureNanos) {
        List<FallFit.Sample> samples = new ArrayList<>();
        before.forEach(frame -> addSamples(frame, flashLightNanos, samples));
        if (samples.isEmpty()) {
            return Double.NaN;
        }
        // What full light is: without it, a fast fall within one exposure could not be told from a brighter, slower one.
        addSamples(studioFrame, flashLightNanos, samples);
        FallFit fit = FallFit.of(samples);
        double last = fit.finalLevel();
        if (last <= 0) {
            return 0;
        }
        // It falls on at least as fast as it fell: the mean of an exponential over the first row's exposure.
        double fallInExposure = Math.log(fit.levelAt(fit.endNanos() - RATE_NANOS) / last) * flashExposureNanos
                / RATE_NANOS;
        return fallInExposure < 1e-6 ? last : last * (1 - Math.exp(-fallInExposure)) / fallInExposure;
    }

    private void addSamples(Frame frame, double flashLightNanos, List<FallFit.Sample> into) {
        RowMeans seen = RowMeans.of(frame);
        int rows = seen.values().length;
        double lineNanos = rows > 1 ? timing.readoutNanos() / (rows - 1.0) : 0;
        double exposureNanos = frame.metadata().exposure().exposureNanos();
        double perStudio = perExposureOf(frame, studioFrame);
        double perDark = perExposureOf(frame, darkFrame);
        for (int band = 0; band < Math.min(BANDS, rows); band++) {
            int from = band * rows / Math.min(BANDS, rows);
            int until = (band + 1) * rows / Math.min(BANDS, rows);
            double readNanos = frame.metadata().readoutStartNanos() + (from + until - 1) / 2.0 * lineNanos;
            double lastReadNanos = frame.metadata().readoutStartNanos() + (until - 1) * lineNanos;
            double full = (studio.mean(from, until) - dark.mean(from, until) * perExposureOf(studioFrame, darkFrame))
                    * perStudio;
            if (lastReadNanos <= flashLightNanos && full > 0) {
                double level = (seen.mean(from, until) - dark.mean(from, until) * perDark) / full;
                into.add(new FallFit.Sample(readNanos - exposureNanos, readNanos, level));
            }
        }
    }

    private static double perExposureOf(Frame frame, Frame other) {
        return frame.metadata().exposure().sensitivity() / other.metadata().exposure().sensitivity();
    }
}
