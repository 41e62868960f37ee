package dev.diptych.capture.libcamera.internal;

import static dev.diptych.capture.libcamera.internal.RecordLayout.WISH_BUFFERS;
import static dev.diptych.capture.libcamera.internal.RecordLayout.WISH_BYTES;
import static dev.diptych.capture.libcamera.internal.RecordLayout.WISH_COLOUR_GAIN_BLUE;
import static dev.diptych.capture.libcamera.internal.RecordLayout.WISH_COLOUR_GAIN_RED;
import static dev.diptych.capture.libcamera.internal.RecordLayout.WISH_FOURCC;
import static dev.diptych.capture.libcamera.internal.RecordLayout.WISH_FRAME_DURATION_NS;
import static dev.diptych.capture.libcamera.internal.RecordLayout.WISH_HEIGHT;
import static dev.diptych.capture.libcamera.internal.RecordLayout.WISH_LENS_POSITION_DIOPTRES;
import static dev.diptych.capture.libcamera.internal.RecordLayout.WISH_STREAM;
import static dev.diptych.capture.libcamera.internal.RecordLayout.WISH_WIDTH;

import com.sun.jna.Memory;

/**
 * {@code dc_wish}: what is asked of a camera. A double that is NaN leaves a thing as it is, and an integer that is 0.
 *
 * @param processed whether the camera develops its frames; otherwise they are raw
 * @param fourcc DRM's name of the pixel format
 */
public record ModeWish(boolean processed, int widthSamples, int heightSamples, int fourcc, int buffers,
        long framePeriodNanos, double redGain, double blueGain, double lensPositionDioptres) {
    /** Whatever the pipeline prefers. */
    public static final int ANY_FOURCC = 0;

    Memory record() {
        Memory record = new Memory(WISH_BYTES);
        record.clear();
        record.setInt(WISH_STREAM, processed ? 1 : 0);
        record.setInt(WISH_WIDTH, widthSamples);
        record.setInt(WISH_HEIGHT, heightSamples);
        record.setInt(WISH_FOURCC, fourcc);
        record.setInt(WISH_BUFFERS, buffers);
        record.setLong(WISH_FRAME_DURATION_NS, framePeriodNanos);
        record.setDouble(WISH_COLOUR_GAIN_RED, redGain);
        record.setDouble(WISH_COLOUR_GAIN_BLUE, blueGain);
        record.setDouble(WISH_LENS_POSITION_DIOPTRES, lensPositionDioptres);
        return record;
    }
}
