package dev.diptych.rig.calibration;

import static dev.diptych.rig.calibration.CalibrationRefusal.Code.NOT_STEADY;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.RIG;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.SATURATED;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.TOO_DARK;

import dev.diptych.rig.camera.BlockMeans;
import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameStream;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.Saturation;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Whether light can be measured in what the camera sees, and time in what its timestamps say. */
final class Picture {
    /** A saturated pixel hides light; so few may lie. */
    private static final double MOST_SATURATED_RATIO = 0.005;
    private static final double DARKEST = 0.02;
    /** Rows may change by so much, on average, from the first half of the looks to the second. */
    private static final double STEADY_RATIO = 0.004;
    /** Blocks may change by so much, on average, against the others of their row, from any still to any other. */
    private static final double STILL_RATIO = 0.005;
    /** Over more than a second: people sway slowly, and stand still where they turn. */
    private static final int STILLS = 5;
    /** Frames of a still: the ripple of mains light at 30 frames a second averages out. */
    private static final int FRAMES_PER_STILL = 3;
    private static final int LOOKS_PER_STILL = 9;
    /** Smaller blocks would show noise. */
    private static final int LEAST_BLOCK_PX = 8;
    private static final int BLOCK_COLUMNS = 16;
    private static final int BLOCK_ROWS = 12;

    private final Clock clock;
    private final Camera camera;

    Picture(Clock clock, Camera camera) {
        this.clock = clock;
        this.camera = camera;
    }

    /** Returns what the driver says of its timestamps. */
    TimestampMeaning check(SweepRunner runner) throws RefusedException {
        TimestampCheck timestamps = new TimestampCheck(camera.timing());
        Frame first = frame(timestamps);
        double saturated = Saturation.ratioOf(first);
        if (saturated > MOST_SATURATED_RATIO) {
            throw new RefusedException(SATURATED,
                    "%.1f %% of the picture is saturated at half the studio exposure; shorten the studio exposure, close"
                            + " the lens or turn the camera from what shines.",
                    100 * saturated);
        }
        List<SampledFrame> looks = new ArrayList<>();
        List<double[]> stills = new ArrayList<>();
        for (int i = 0; i < STILLS; i++) {
            stills.add(still(timestamps));
            looks.addAll(runner.look(LOOKS_PER_STILL));
        }
        timestamps.requirePace(looks);
        double mean = looks.stream().mapToDouble(SampledFrame::mean).average().orElseThrow();
        if (mean < DARKEST) {
            throw new RefusedException(TOO_DARK,
                    "The picture reaches %.1f %% of the sensor's range with every lamp on; lengthen the studio exposure,"
                            + " open the lens or switch the lamps on.",
                    100 * mean);
        }
        if (!(changeRatio(looks) <= STEADY_RATIO && largestMotion(stills) <= STILL_RATIO)) {
            throw new RefusedException(NOT_STEADY, "%s", "The picture changes although no light is switched; leave the"
                    + " chair, stop what moves and wait until the lamps are warm.");
        }
        return first.metadata().meaning();
    }

    private Frame frame(TimestampCheck timestamps) throws RefusedException {
        try {
            Frame frame = camera.awaitFrame(clock.nanos() + FrameStream.TIMEOUT_NANOS);
            timestamps.requireRecent(frame.metadata(), clock.nanos());
            return frame;
        } catch (CameraException e) {
            throw new RefusedException(Fault.of(e));
        }
    }

    /** Each block's light against the mean of its row of blocks, so that ripple seen by rows does not matter. */
    private double[] still(TimestampCheck timestamps) throws RefusedException {
        PixelFormat format = camera.format();
        int columns = Math.clamp(format.widthPx() / LEAST_BLOCK_PX, 1, BLOCK_COLUMNS);
        int rows = Math.clamp(format.heightPx() / LEAST_BLOCK_PX, 1, BLOCK_ROWS);
        double[] sum = new double[columns * rows];
        for (int i = 0; i < FRAMES_PER_STILL; i++) {
            double[] blocks = BlockMeans.of(frame(timestamps), columns, rows).values();
            for (int block = 0; block < sum.length; block++) {
                int row = block / columns * columns;
                double mean = Arrays.stream(blocks, row, row + columns).average().orElseThrow();
                sum[block] += mean > 0 ? blocks[block] / mean / FRAMES_PER_STILL : 0;
            }
        }
        return sum;
    }

    private static double largestMotion(List<double[]> stills) {
        double largest = 0;
        for (double[] one : stills) {
            for (double[] other : stills) {
                double change = 0;
                for (int block = 0; block < one.length; block++) {
                    change += Math.abs(one[block] - other[block]) / one.length;
                }
                largest = Math.max(largest, change);
            }
        }
        return largest;
    }

    /** Halves, because a ripple of the light averages out over the frames of each. */
    private static double changeRatio(List<SampledFrame> looks) {
        int rows = looks.getFirst().rows().length;
        int half = looks.size() / 2;
        double change = 0;
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            double first = 0;
            double second = 0;
            for (int look = 0; look < half; look++) {
                first += looks.get(look).rows()[row];
                second += looks.get(looks.size() - 1 - look).rows()[row];
            }
            change += Math.abs(second - first);
            sum += (first + second) / 2;
        }
        return change / sum;
    }
}
