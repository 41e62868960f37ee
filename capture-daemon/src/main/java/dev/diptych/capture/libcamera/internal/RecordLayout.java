package dev.diptych.capture.libcamera.internal;

/**
 * Where the fields of the records in {@code diptych_camera.h} lie, in bytes, on a 64-bit computer. The name says the
 * struct and the field: {@code FRAME_GAIN} is {@code dc_frame.gain}; {@code ..._BYTES} is the size of a struct.
 */
final class RecordLayout {
    // struct dc_wish
    static final int WISH_STREAM = 0;
    static final int WISH_WIDTH = 4;
    static final int WISH_HEIGHT = 8;
    static final int WISH_FOURCC = 12;
    static final int WISH_BUFFERS = 16;
    static final int WISH_FRAME_DURATION_NS = 24;
    static final int WISH_COLOUR_GAIN_RED = 32;
    static final int WISH_COLOUR_GAIN_BLUE = 40;
    static final int WISH_LENS_POSITION_DIOPTRES = 48;
    static final int WISH_BYTES = 56;

    // struct dc_mode
    static final int MODE_WIDTH = 0;
    static final int MODE_HEIGHT = 4;
    static final int MODE_FOURCC = 8;
    static final int MODE_BUFFERS = 12;
    static final int MODE_MODIFIER = 16;
    static final int MODE_STRIDE_BYTES = 24;
    static final int MODE_PLANES = 28;
    static final int MODE_MIN_EXPOSURE_NS = 32;
    static final int MODE_MAX_EXPOSURE_NS = 40;
    static final int MODE_MIN_GAIN = 48;
    static final int MODE_MAX_GAIN = 56;
    static final int MODE_MIN_FRAME_DURATION_NS = 64;
    static final int MODE_MAX_FRAME_DURATION_NS = 72;
    static final int MODE_HAS_MANUAL_EXPOSURE = 80;
    static final int MODE_HAS_FIXED_WHITE_BALANCE = 84;
    static final int MODE_HAS_FIXED_FOCUS = 88;
    static final int MODE_BYTES = 96;

    // struct dc_plane
    static final int PLANE_ADDRESS = 0;
    static final int PLANE_LENGTH_BYTES = 8;
    static final int PLANE_USED_BYTES = 16;

    // struct dc_frame
    static final int FRAME_REQUEST = 0;
    static final int FRAME_SEQUENCE = 8;
    static final int FRAME_SENSOR_TIMESTAMP_NS = 16;
    static final int FRAME_COMPLETED_MONOTONIC_NS = 24;
    static final int FRAME_COMPLETED_BOOTTIME_NS = 32;
    static final int FRAME_EXPOSURE_NS = 40;
    static final int FRAME_GAIN = 48;
    static final int FRAME_FRAME_DURATION_NS = 56;
    static final int FRAME_BLACK_LEVEL = 64;
    static final int FRAME_STATUS = 68;
    static final int FRAME_PLANES = 72;
    static final int FRAME_METADATA_BYTES = 76;
    static final int FRAME_METADATA = 80;
    static final int FRAME_PLANE = 88;

    private RecordLayout() {
    }
}
