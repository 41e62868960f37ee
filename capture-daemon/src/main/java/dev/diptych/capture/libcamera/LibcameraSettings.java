package dev.diptych.capture.libcamera;

import dev.diptych.rig.camera.ColourGains;
import dev.diptych.capture.libcamera.internal.FrameExchange;
import dev.diptych.capture.libcamera.internal.ModeWish;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.camera.TimestampMeaning;
import java.util.Optional;

/**
 * What a camera is to be asked for.
 *
 * @param cameraId libcamera's; empty for the only one there is
 * @param widthSamples 0 for the largest
 * @param heightSamples 0 for the largest
 * @param framePeriodNanos from frame to frame, fixed
 * @param readoutNanos from the first row's readout to the last row's, which libcamera does not tell
 * @param buffers frames that circulate
 * @param whiteBalance fixed for the stream; empty to fix it as the camera had it at the start
 * @param lensPositionDioptres the focus, fixed for the stream: 0 for infinity; empty to fix it as the camera had it at
 *     the start
 * @param timestamps what the sensor's timestamps mark; empty to take the pipeline's word
 */
public record LibcameraSettings(Optional<String> cameraId, StreamKind stream, int widthSamples, int heightSamples,
        long framePeriodNanos, long readoutNanos, int buffers, Optional<ColourGains> whiteBalance,
        Optional<Double> lensPositionDioptres, Optional<TimestampMeaning> timestamps) {
    private static final int MOST_BUFFERS = 32;

    public LibcameraSettings {
        // Refuses nonsense of both.
        new FrameTiming(framePeriodNanos, readoutNanos);
        if (widthSamples < 0 || heightSamples < 0 || (widthSamples == 0) != (heightSamples == 0)) {
            throw new IllegalArgumentException(
                    "A camera's frames have a width and a height, or 0 and 0 for the largest,"
                            + " but these are " + widthSamples + " and " + heightSamples + ".");
        }
        if (buffers < FrameExchange.LEAST_BUFFERS || buffers > MOST_BUFFERS) {
            throw new IllegalArgumentException("A camera needs " + FrameExchange.LEAST_BUFFERS + " to " + MOST_BUFFERS
                    + " buffers, but is given " + buffers + ".");
        }
        if (lensPositionDioptres.isPresent()
                && !(lensPositionDioptres.get() >= 0 && lensPositionDioptres.get() <= 50)) {
            throw new IllegalArgumentException("A lens is focused to 0 to 50 dioptres, but is asked for "
                    + lensPositionDioptres.get() + ".");
        }
    }

    FrameTiming timing() {
        return new FrameTiming(framePeriodNanos, readoutNanos);
    }

    ModeWish wish(int fourcc) {
        return new ModeWish(stream == StreamKind.PROCESSED, widthSamples, heightSamples, fourcc, buffers,
                framePeriodNanos,
                whiteBalance.map(ColourGains::red).orElse(Double.NaN),
                whiteBalance.map(ColourGains::blue).orElse(Double.NaN), lensPositionDioptres.orElse(Double.NaN));
    }
}
