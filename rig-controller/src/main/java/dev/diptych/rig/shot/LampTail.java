package dev.diptych.rig.shot;

import java.util.List;

/**
 * The end of the lamps' fall: the frames before the flash frame are exposed up to the moment the flash comes on. A lamp
 * that is late by milliseconds shows here, although the dark frame, tens of milliseconds later, has seen it go out.
 */
final class LampTail {
    /** Over this time before the end, the rate is found at which the light goes on falling. */
    private static final double RATE_NANOS = 5e6;

    private LampTail() {
    }

    /**
     * Falling lamp light in the flash frame's first row, the worst, as a share of the full light.
     *
     * @param samples of the frames just before the flash frame, and of one in full light: without it, a fast fall within
     *            one exposure could not be told from a brighter, slower one
     * @param flashExposureNanos for how long a row of the flash frame is exposed
     */
    static double inFirstRow(List<FallFit.Sample> samples, double flashExposureNanos) {
        FallFit fit = FallFit.of(samples, FallFit.SMOOTH_TAIL);
        double last = fit.finalLevel();
        if (last <= 0) {
            return 0;
        }
        // It falls on at least as fast as it fell: the mean of an exponential over the first row's exposure.
        double fallInExposure = Math.log(fit.levelAt(fit.endNanos() - RATE_NANOS) / last) * flashExposureNanos
                / RATE_NANOS;
        return fallInExposure < 1e-6 ? last : last * (1 - Math.exp(-fallInExposure)) / fallInExposure;
    }
}
