/*
 * The C ABI between Diptych and libcamera: coarse, one flat record for each completed request.
 *
 * The library libdiptych-camera.so is built on the target, against the libcamera that is installed there, because
 * libcamera's own ABI changes with every 0.y. Everything below is fixed-width, so that the Java side reads it by offset.
 * All functions but dc_requeue are called from one thread at a time; dc_requeue also from within the callback.
 */
#ifndef DIPTYCH_CAMERA_H
#define DIPTYCH_CAMERA_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define DC_ABI_VERSION 1
#define DC_MAX_PLANES 3

/* What functions return; 0 or more is success. */
#define DC_OK 0
#define DC_ERROR (-1)     /* refused; the error text says why */
#define DC_NOT_FOUND (-2) /* no camera of that id */
#define DC_BUSY (-3)      /* another program has acquired the camera */
#define DC_GONE (-4)      /* the camera was unplugged */

/* dc_frame.status */
#define DC_FRAME_COMPLETE 0
#define DC_FRAME_CANCELLED 1 /* the stream was halted before this request was filled */
#define DC_FRAME_DAMAGED 2   /* the pipeline says that the pixels are not whole */
#define DC_FRAME_GONE 3      /* no request: the camera was unplugged; every other field is 0 */

/* dc_wish.stream */
#define DC_STREAM_RAW 0
#define DC_STREAM_PROCESSED 1

/* What the application asks for. A double that is NaN leaves a thing as it is, and an integer that is 0. */
typedef struct dc_wish {
    int32_t stream;            /* DC_STREAM_... */
    uint32_t width;            /* samples; 0 for the largest */
    uint32_t height;
    uint32_t fourcc;           /* DRM fourcc; 0 for what the pipeline prefers */
    uint32_t buffers;          /* requests that circulate; 0 for the pipeline's choice */
    uint32_t reserved;
    int64_t frame_duration_ns; /* from frame to frame, fixed */
    /*
     * White balance and focus stand still while the camera streams, whether or not they are asked for: where the camera
     * has an automatism of them, it is switched off, and what is not asked for stays as it was when the stream began.
     */
    double colour_gain_red;
    double colour_gain_blue;
    double lens_position_dioptres; /* 0 is infinity */
} dc_wish;

/* What was configured, which may be another thing. */
typedef struct dc_mode {
    uint32_t width;
    uint32_t height;
    uint32_t fourcc;
    uint32_t buffers;
    uint64_t modifier;             /* DRM format modifier: how samples are packed */
    uint32_t stride_bytes;         /* of plane 0 */
    uint32_t planes;
    int64_t min_exposure_ns;       /* 0 and 0 if the camera has no such control */
    int64_t max_exposure_ns;
    double min_gain;
    double max_gain;
    int64_t min_frame_duration_ns;
    int64_t max_frame_duration_ns;
    int32_t has_manual_exposure;   /* exposure and gain can be set, and auto exposure switched off */
    int32_t has_fixed_white_balance; /* its gains can be set */
    int32_t has_fixed_focus;         /* its lens can be positioned */
    int32_t reserved;
} dc_mode;

typedef struct dc_plane {
    const uint8_t *address;
    uint64_t length_bytes; /* mapped */
    uint64_t used_bytes;   /* filled; the length where the pipeline does not say */
} dc_plane;

/* A completed request. Valid, with everything that it points to, until the request is requeued or the stream halted. */
typedef struct dc_frame {
    uint64_t request;                /* which; 0 to buffers - 1 */
    uint64_t sequence;               /* counts the sensor's frames; gaps are dropped frames */
    int64_t sensor_timestamp_ns;     /* SensorTimestamp as the pipeline gave it; 0 if it gave none */
    int64_t completed_monotonic_ns;  /* CLOCK_MONOTONIC when the request completed */
    int64_t completed_boottime_ns;   /* CLOCK_BOOTTIME at the same moment */
    int64_t exposure_ns;             /* as it was in force; 0 if the camera does not say */
    double gain;                     /* analogue times digital; 0 if the camera does not say */
    int64_t frame_duration_ns;       /* 0 if the camera does not say */
    int32_t black_level;             /* of 16-bit samples; -1 if the camera does not say */
    int32_t status;                  /* DC_FRAME_... */
    uint32_t planes;
    uint32_t metadata_bytes;         /* of the text, without its closing zero */
    const char *metadata;            /* everything that the camera said: lines of name, tab, value */
    dc_plane plane[DC_MAX_PLANES];
} dc_frame;

typedef struct dc_camera dc_camera;

/* Runs on a thread of libcamera's. It must not block, and must not call dc_halt or dc_close. */
typedef void (*dc_callback)(const dc_frame *frame, void *user);

/* DC_ABI_VERSION of the library that was loaded. */
int32_t dc_abi_version(void);
/* Text: the version of libcamera that the library runs with. */
const char *dc_libcamera_version(void);

/* Finds the cameras. Called once; dc_stop ends it. `error` gets a sentence without its full stop. */
int32_t dc_start(char *error, size_t error_size);
void dc_stop(void);
int32_t dc_camera_count(void);
/* Id and model of camera `index`, "" where there is none. */
int32_t dc_camera_id(int32_t index, char *id, size_t id_size);
int32_t dc_camera_model(int32_t index, char *model, size_t model_size);

/* Acquires the camera of that id for this program alone. */
int32_t dc_open(const char *id, dc_camera **camera, char *error, size_t error_size);
/* Chooses a mode, allocates and maps the buffers, and makes the requests. Once for each opening. */
int32_t dc_configure(dc_camera *camera, const dc_wish *wish, dc_mode *mode, char *error, size_t error_size);
/* Begins to stream, every request queued, each frame exposed so. */
int32_t dc_run(dc_camera *camera, dc_callback callback, void *user, int64_t exposure_ns, double gain, char *error,
               size_t error_size);
/* Gives a completed request back to the camera, with the exposure that its controls ask for. */
int32_t dc_requeue(dc_camera *camera, uint64_t request, int64_t exposure_ns, double gain);
/* Ends streaming. When it returns, no callback runs or will. dc_run may follow. */
int32_t dc_halt(dc_camera *camera);
/* Releases the camera and its buffers. */
void dc_close(dc_camera *camera);

#ifdef __cplusplus
}
#endif
#endif
