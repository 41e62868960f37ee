package dev.diptych.capture.libcamera.internal;

import static dev.diptych.capture.libcamera.internal.RecordLayout.MODE_BUFFERS;
import static dev.diptych.capture.libcamera.internal.RecordLayout.MODE_FOURCC;
import static dev.diptych.capture.libcamera.internal.RecordLayout.MODE_HAS_FIXED_FOCUS;
import static dev.diptych.capture.libcamera.internal.RecordLayout.MODE_HAS_FIXED_WHITE_BALANCE;
import static dev.diptych.capture.libcamera.internal.RecordLayout.MODE_HAS_MANUAL_EXPOSURE;
import static dev.diptych.capture.libcamera.internal.RecordLayout.MODE_HEIGHT;
import static dev.diptych.capture.libcamera.internal.RecordLayout.MODE_MAX_EXPOSURE_NS;
import static dev.diptych.capture.libcamera.internal.RecordLayout.MODE_MAX_FRAME_DURATION_NS;
import static dev.diptych.capture.libcamera.internal.RecordLayout.MODE_MAX_GAIN;
import static dev.diptych.capture.libcamera.internal.RecordLayout.MODE_MIN_EXPOSURE_NS;
import static dev.diptych.capture.libcamera.internal.RecordLayout.MODE_MIN_FRAME_DURATION_NS;
import static dev.diptych.capture.libcamera.internal.RecordLayout.MODE_MIN_GAIN;
import static dev.diptych.capture.libcamera.internal.RecordLayout.MODE_MODIFIER;
import static dev.diptych.capture.libcamera.internal.RecordLayout.MODE_PLANES;
import static dev.diptych.capture.libcamera.internal.RecordLayout.MODE_STRIDE_BYTES;
import static dev.diptych.capture.libcamera.internal.RecordLayout.MODE_WIDTH;

import com.sun.jna.Pointer;

/**
 * {@code dc_mode}: how a camera was configured, which may be otherwise than it was asked.
 *
 * @param fourcc DRM's name of the pixel format
 * @param modifier DRM's: how its samples are packed
 * @param buffers requests that circulate
 * @param exposureNanos the shortest and the longest; 0 and 0 if the camera has no such control
 */
public record ConfiguredMode(int widthSamples, int heightSamples, int fourcc, long modifier, int strideBytes,
        int planes, int buffers, Limits exposureNanos, Limits gain, Limits framePeriodNanos, boolean manualExposure,
        boolean fixedWhiteBalance, boolean fixedFocus) {
    /** Both are 0 where the camera does not say. */
    public record Limits(double least, double most) {
        public boolean allow(double value) {
            return (least == 0 || value >= least) && (most == 0 || value <= most);
        }
    }

    static ConfiguredMode of(Pointer mode) {
        return new ConfiguredMode(mode.getInt(MODE_WIDTH), mode.getInt(MODE_HEIGHT), mode.getInt(MODE_FOURCC),
                mode.getLong(MODE_MODIFIER), mode.getInt(MODE_STRIDE_BYTES), mode.getInt(MODE_PLANES),
                mode.getInt(MODE_BUFFERS),
                new Limits(mode.getLong(MODE_MIN_EXPOSURE_NS), mode.getLong(MODE_MAX_EXPOSURE_NS)),
                new Limits(mode.getDouble(MODE_MIN_GAIN), mode.getDouble(MODE_MAX_GAIN)),
                new Limits(mode.getLong(MODE_MIN_FRAME_DURATION_NS), mode.getLong(MODE_MAX_FRAME_DURATION_NS)),
                mode.getInt(MODE_HAS_MANUAL_EXPOSURE) != 0, mode.getInt(MODE_HAS_FIXED_WHITE_BALANCE) != 0,
                mode.getInt(MODE_HAS_FIXED_FOCUS) != 0);
    }

    /** Whether a stream of both is handled alike. */
    public boolean looksLike(ConfiguredMode other) {
        return widthSamples == other.widthSamples && heightSamples == other.heightSamples && fourcc == other.fourcc
                && modifier == other.modifier && strideBytes == other.strideBytes && buffers == other.buffers;
    }
}
