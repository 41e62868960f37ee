package dev.diptych.rig.calibration;

import static dev.diptych.rig.calibration.CalibrationRefusal.Code.FRAMES_TOO_SLOW;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.NOT_REPEATABLE;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.OUT_OF_VIEW;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.TIMESTAMPS;

import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.SwitchPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what the camera's timestamps mark, by the flash: it blinks, and the row at which it appears tells when, by the
 * timestamps read as if they marked the readout. If they mark the start of exposure instead, a longer exposure makes the
 * flash appear later by as much less. It is looked for far and wide, because a wrong clock may put it anywhere.
 */
final class BlinkingLight {
    /** Of so many blinks, spread over a frame period, some are seen by rows, whatever the flash's delay. */
    private static final int LEAST_BLINKS = 6;
    private static final int MOST_BLINKS = 16;
    /** So many are seen, if a camera reads out for its share of the time. */
    private static final double SEEN = 4;
    private static final int LEAST_SEEN = 2;
    private static final int LIT_FRAMES = 3;
    private static final long RISE_NANOS = 2_000_000;
    private static final long LOOK_AROUND_NANOS = 500_000_000L;
    private static final long LOOK_AROUND_FRAMES = 5;
    /** How far the shift may be from what a meaning predicts, as a share of the step between the exposures. */
    private static final double TOLERANCE_SHARE = 0.2;
    /** A light that answers its switch later, or earlier, than this is not what the timestamps say. */
    private static final double LATEST_NANOS = 20e6;
    private static final double EARLIEST_NANOS = -0.5e6;
    /** No LED differs by more from blink to blink. */
    private static final double LARGEST_SD_NANOS = 2e6;

    private final Light flash;

    BlinkingLight(Light flash) {
        this.flash = flash;
    }

    /** When the flash seems to come on after its switch, timestamps read as marking the readout. */
    double delayNanos(SweepRunner runner, long exposureNanos) throws RefusedException {
        long periodNanos = runner.stream().timing().framePeriodNanos();
        long litNanos = litNanos(periodNanos, exposureNanos);
        long aroundNanos = Math.max(LOOK_AROUND_NANOS, LOOK_AROUND_FRAMES * periodNanos);
        double readoutShare = runner.stream().timing().readoutNanos() / (double) periodNanos;
        int blinks = (int) Math.clamp(Math.ceil(SEEN / readoutShare), LEAST_BLINKS, MOST_BLINKS);
        List<Double> delays = new ArrayList<>();
        long dropped = 0;
        for (int i = 0; i < blinks; i++) {
            Edge on = new Edge(flash.id(), 1, i * periodNanos / blinks);
            Edge off = new Edge(flash.id(), 0, on.offsetNanos() + litNanos);
            SweepRunner.Run run = runner.run(new SwitchPlan(List.of(on, off)), on.offsetNanos() - aroundNanos,
                    off.offsetNanos() + aroundNanos, 0);
            long edgeNanos = run.log().executed(on).orElseThrow().instantNanos();
            Onset onset = Onset.in(run.frames(), edgeNanos, periodNanos, FirstLook.LEAST_SHARE);
            dropped += run.droppedFrames();
            if (!(onset.share() >= FirstLook.LEAST_SHARE) && run.droppedFrames() == 0) {
                throw new RefusedException(OUT_OF_VIEW,
                        "Switching \"%s\" on changes the picture by %.2f %% only: it lights nothing that the camera sees"
                                + " beside the lamps, or it is not connected; check its cable and where the camera looks.",
                        flash.id(), 100 * onset.share());
            }
            if (onset.seen()) {
                delays.add(onset.delayNanos());
            }
        }
        return mean(delays, blinks, dropped, periodNanos);
    }

    /** Long enough for every row to see it shine steadily. */
    private long litNanos(long periodNanos, long exposureNanos) throws RefusedException {
        long neededNanos = periodNanos + exposureNanos + RISE_NANOS;
        long allowedNanos = AllowedStay.nanos(flash);
        if (allowedNanos < neededNanos) {
            throw new RefusedException(FRAMES_TOO_SLOW,
                    "\"%s\" may shine for %.0f ms by its cap, but only in %.0f ms does every row of the camera see it; use"
                            + " a faster mode of the camera.",
                    flash.id(), allowedNanos / 1e6, neededNanos / 1e6);
        }
        return Math.min(allowedNanos, Math.max(neededNanos, LIT_FRAMES * periodNanos));
    }

    private double mean(List<Double> delays, int blinks, long dropped, long periodNanos) throws RefusedException {
        double[] found = delays.stream().mapToDouble(Double::doubleValue).toArray();
        MeasuredDuration delay = MeasuredDuration.of(found);
        boolean enough = delays.size() >= LEAST_SEEN;
        boolean alike = delay.sdNanos() <= LARGEST_SD_NANOS;
        if (!(enough && alike) && dropped > 0) {
            throw FirstLook.dropped(flash);
        }
        if (!enough) {
            throw new RefusedException(FRAMES_TOO_SLOW,
                    "In %d of %d blinks of \"%s\" no row of the camera was exposed as it came on, with a frame every %.0f"
                            + " ms; use a faster mode of the camera, with a rolling shutter.",
                    blinks - delays.size(), blinks, flash.id(), periodNanos / 1e6);
        }
        if (!alike) {
            throw new RefusedException(NOT_REPEATABLE,
                    "\"%s\" comes on with a delay that varies by %.1f ms; look for a loose contact, and check that its"
                            + " driver switches it when it says so.",
                    flash.id(), delay.sdNanos() / 1e6);
        }
        return delay.meanNanos();
    }

    /**
     * @param shortDelayNanos the delay at the shorter exposure, timestamps read as marking the readout
     * @param longDelayNanos at the longer one
     */
    MeasuredTimestamps conclude(TimestampMeaning stated, double shortDelayNanos, double longDelayNanos,
            long shortExposureNanos, long longExposureNanos) throws RefusedException {
        long stepNanos = longExposureNanos - shortExposureNanos;
        double shiftNanos = longDelayNanos - shortDelayNanos;
        boolean readout = Math.abs(shiftNanos) <= TOLERANCE_SHARE * stepNanos;
        boolean start = Math.abs(shiftNanos + stepNanos) <= TOLERANCE_SHARE * stepNanos;
        double offsetNanos = readout ? longDelayNanos : longDelayNanos + longExposureNanos;
        if (!readout && !start) {
            throw new RefusedException(TIMESTAMPS,
                    "The camera's timestamps mark neither the start of exposure nor that of readout: with %.1f ms more"
                            + " exposure \"%s\" seems to come on %.2f ms %s; check the driver's clock and that exposure"
                            + " control works.",
                    stepNanos / 1e6, flash.id(), Math.abs(shiftNanos) / 1e6, shiftNanos < 0 ? "earlier" : "later");
        }
        if (!(offsetNanos >= EARLIEST_NANOS && offsetNanos <= LATEST_NANOS)) {
            throw new RefusedException(TIMESTAMPS,
                    "By the camera's timestamps \"%s\" comes on %.1f ms %s its switch, which no LED does; the camera's"
                            + " clock is not the rig's: check the driver.",
                    flash.id(), Math.abs(offsetNanos) / 1e6, offsetNanos < 0 ? "before" : "after");
        }
        return new MeasuredTimestamps(stated,
                readout ? TimestampMeaning.READOUT_START : TimestampMeaning.EXPOSURE_START, Math.round(offsetNanos),
                Math.round(shiftNanos), stepNanos);
    }
}
