package dev.diptych.rig.calibration;

import static dev.diptych.rig.calibration.CalibrationRefusal.Code.NOT_STEADY;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.RIG;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.SATURATED;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.TOO_DARK;

import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameStream;
import dev.diptych.rig.camera.Saturation;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.time.Clock;
import java.util.List;

/** Whether light can be measured in what the camera sees. */
final class Picture {
    /** A saturated pixel hides light; so few may lie. */
    private static final double MOST_SATURATED_RATIO = 0.005;
    private static final double DARKEST = 0.02;
    /** Rows may change by so much, on average, from the first half of the looks to the second. */
    private static final double STEADY_RATIO = 0.004;
    private static final int LOOKS = 24;

    private final Clock clock;
    private final Camera camera;

    Picture(Clock clock, Camera camera) {
        this.clock = clock;
        this.camera = camera;
    }

    /** Returns what the driver says of its timestamps. */
    TimestampMeaning check(SweepRunner runner) throws RefusedException {
        Frame frame;
        try {
            frame = camera.awaitFrame(clock.nanos() + FrameStream.TIMEOUT_NANOS);
        } catch (CameraException e) {
            throw new RefusedException(RIG, "%s", String.valueOf(e.getMessage()));
        }
        double saturated = Saturation.ratioOf(frame);
        if (saturated > MOST_SATURATED_RATIO) {
            throw new RefusedException(SATURATED,
                    "%.1f %% of the picture is saturated at half the studio exposure; shorten the studio exposure, close"
                            + " the lens or turn the camera from what shines.",
                    100 * saturated);
        }
        List<SampledFrame> looks = runner.look(LOOKS);
        double mean = looks.stream().mapToDouble(SampledFrame::mean).average().orElseThrow();
        if (mean < DARKEST) {
            throw new RefusedException(TOO_DARK,
                    "The picture reaches %.1f %% of the sensor's range with every lamp on; lengthen the studio exposure,"
                            + " open the lens or switch the lamps on.",
                    100 * mean);
        }
        if (changeRatio(looks) > STEADY_RATIO) {
            throw new RefusedException(NOT_STEADY, "%s", "The picture changes although no light is switched; leave the"
                    + " chair, stop what moves and wait until the lamps are warm.");
        }
        return frame.metadata().meaning();
    }

    /** Halves, because a ripple of the light averages out over the frames of each. */
    private static double changeRatio(List<SampledFrame> looks) {
        int rows = looks.getFirst().rows().length;
        double change = 0;
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            double first = 0;
            double second = 0;
            for (int look = 0; look < LOOKS; look++) {
                first += look < LOOKS / 2 ? looks.get(look).rows()[row] : 0;
                second += look < LOOKS / 2 ? 0 : looks.get(look).rows()[row];
            }
            change += Math.abs(second - first);
            sum += (first + second) / 2;
        }
        return change / sum;
    }
}
