/* Prints where every field of the records in diptych_camera.h lies, as this machine's compiler has it. */
#include "diptych_camera.h"

#include <stdio.h>

#define SIZE(record) printf("%s %zu\n", #record, sizeof(record))
#define FIELD(record, field) printf("%s.%s %zu\n", #record, #field, offsetof(record, field))

int main(void) {
    printf("DC_ABI_VERSION %d\n", DC_ABI_VERSION);

    SIZE(dc_wish);
    FIELD(dc_wish, stream);
    FIELD(dc_wish, width);
    FIELD(dc_wish, height);
    FIELD(dc_wish, fourcc);
    FIELD(dc_wish, buffers);
    FIELD(dc_wish, reserved);
    FIELD(dc_wish, frame_duration_ns);
    FIELD(dc_wish, colour_gain_red);
    FIELD(dc_wish, colour_gain_blue);
    FIELD(dc_wish, lens_position_dioptres);

    SIZE(dc_mode);
    FIELD(dc_mode, width);
    FIELD(dc_mode, height);
    FIELD(dc_mode, fourcc);
    FIELD(dc_mode, buffers);
    FIELD(dc_mode, modifier);
    FIELD(dc_mode, stride_bytes);
    FIELD(dc_mode, planes);
    FIELD(dc_mode, min_exposure_ns);
    FIELD(dc_mode, max_exposure_ns);
    FIELD(dc_mode, min_gain);
    FIELD(dc_mode, max_gain);
    FIELD(dc_mode, min_frame_duration_ns);
    FIELD(dc_mode, max_frame_duration_ns);
    FIELD(dc_mode, has_manual_exposure);
    FIELD(dc_mode, has_fixed_white_balance);
    FIELD(dc_mode, has_fixed_focus);
    FIELD(dc_mode, reserved);

    FIELD(dc_plane, address);
    FIELD(dc_plane, length_bytes);
    FIELD(dc_plane, used_bytes);

    FIELD(dc_frame, request);
    FIELD(dc_frame, sequence);
    FIELD(dc_frame, sensor_timestamp_ns);
    FIELD(dc_frame, completed_monotonic_ns);
    FIELD(dc_frame, completed_boottime_ns);
    FIELD(dc_frame, exposure_ns);
    FIELD(dc_frame, gain);
    FIELD(dc_frame, frame_duration_ns);
    FIELD(dc_frame, black_level);
    FIELD(dc_frame, status);
    FIELD(dc_frame, planes);
    FIELD(dc_frame, metadata_bytes);
    FIELD(dc_frame, metadata);
    FIELD(dc_frame, plane);
    return 0;
}
