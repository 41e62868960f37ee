package dev.diptych.rig.calibration;

import static dev.diptych.rig.calibration.CalibrationRefusal.Code.FRAMES_TOO_SLOW;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.TIMESTAMPS;

import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.SwitchPlan;
import java.util.List;
import java.util.Optional;

/**
 * Finds what the camera's timestamps mark, by the flash: it blinks within a readout, and the row at which it appears tells
 * when, by the timestamps read as if they marked the readout. If they mark the start of exposure instead, a longer
 * exposure makes the flash appear later by as much less.
 */
final class BlinkingLight {
    private static final int BLINKS = 3;
    private static final int LIT_FRAMES = 3;
    private static final long REST_NANOS = 500_000_000L;
    /** How far the shift may be from what a meaning predicts, as a share of the step between the exposures. */
    private static final double TOLERANCE_SHARE = 0.2;
    /** A light that answers its switch later, or earlier, than this is not what the timestamps say. */
    private static final double LATEST_NANOS = 20e6;
    private static final double EARLIEST_NANOS = -0.5e6;

    private final Light flash;

    BlinkingLight(Light flash) {
        this.flash = flash;
    }

    /** When the flash seems to begin to shine after its switch, timestamps read as marking the readout. */
    double delayNanos(SweepRunner runner, long exposureNanos) throws RefusedException {
        FrameTiming timing = runner.stream().timing();
        long periodNanos = timing.framePeriodNanos();
        double sum = 0;
        for (int i = 0; i < BLINKS; i++) {
            // A third of the readout is left on either side: by so much a wrong reading may be off.
            long onNanos = Math.round((0.35 + 0.3 * i / BLINKS) * timing.readoutNanos());
            Edge on = new Edge(flash.id(), 1, onNanos);
            Edge off = new Edge(flash.id(), 0, onNanos + LIT_FRAMES * periodNanos);
            long marginNanos = timing.readoutNanos() / 3 + exposureNanos;
            Stage stage = new Stage(on, onNanos - marginNanos - 3 * periodNanos, onNanos - marginNanos,
                    onNanos + marginNanos, off.offsetNanos() - exposureNanos);
            SweepRunner.Run run = runner.run(new SwitchPlan(List.of(on, off)), stage.beforeNanos(),
                    off.offsetNanos() + periodNanos, REST_NANOS);
            Optional<ChangeSamples> samples = SweepSamples.of(stage, run);
            if (samples.isEmpty()) {
                throw new RefusedException(FRAMES_TOO_SLOW,
                        "No row of the camera sees \"%s\" come on and shine steadily within %d frames of %.0f ms; use a"
                                + " faster mode of the camera or a shorter exposure.",
                        flash.id(), LIT_FRAMES, periodNanos / 1e6);
            }
            FittedChange fit = FittedChange.guess(samples.get().all())
                    .fit(samples.get().all(), TransitionShape.SMOOTH, false);
            sum += fit.deadNanos();
        }
        return sum / BLINKS;
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
                            + " exposure the flash seems to come on %.2f ms later; check the driver's clock and that"
                            + " exposure control works.",
                    stepNanos / 1e6, shiftNanos / 1e6);
        }
        if (!(offsetNanos >= EARLIEST_NANOS && offsetNanos <= LATEST_NANOS)) {
            throw new RefusedException(TIMESTAMPS,
                    "By the camera's timestamps \"%s\" comes on %.1f ms after its switch, which no LED does; the camera's"
                            + " clock is not the rig's: check the driver.",
                    flash.id(), offsetNanos / 1e6);
        }
        return new MeasuredTimestamps(stated,
                readout ? TimestampMeaning.READOUT_START : TimestampMeaning.EXPOSURE_START, Math.round(offsetNanos),
                Math.round(shiftNanos), stepNanos);
    }
}
