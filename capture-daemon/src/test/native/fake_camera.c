/*
 * A fake of the camera library: the whole ABI of diptych_camera.h over one sensor in virtual time, which passes only
 * when fake_advance is called. The sensor runs freely: its frames are counted whether or not a request takes them. A
 * request takes the next frame whose exposure had not begun when it was queued, and is completed a while after the
 * frame's readout. Everything is delivered on one thread of the fake's own, as libcamera does.
 *
 *     fake_reset(); fake_set("control_latency", 3); ... dc_start(), dc_open(), dc_configure(), dc_run() ...
 *     fake_advance(fake_next());
 */
#include "diptych_camera.h"

#include <inttypes.h>
#include <math.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#define MOST_CAMERAS 4
#define MOST_BUFFERS 32
#define MOST_CONTROLS 128
#define TEXT_BYTES 256
#define NEVER INT64_MAX

/* Fills the bytes of a frame; runs on the fake's thread, after everything that could light the frame. */
typedef void (*fake_renderer)(uint64_t sequence, int64_t readout_start_ns, int64_t exposure_ns, double gain,
                              uint8_t *bytes, uint64_t length);

typedef struct {
    int64_t exposure_ns;
    double gain;
} setting;

typedef struct {
    uint64_t frame; /* the first that has it */
    setting asked;
} control;

typedef struct {
    uint32_t request;
    setting asked;
    int64_t queued_ns;
} waiting;

typedef struct {
    uint32_t request;
    uint64_t sequence;
    setting exposed;
} exposed;

typedef struct {
    char id[TEXT_BYTES];
    char model[TEXT_BYTES];
    bool present;
} attached;

typedef struct {
    uint8_t *bytes;
    bool in_flight;
    char metadata[TEXT_BYTES];
    dc_frame frame;
} buffer;

typedef enum { NOTHING, ADVANCE, CANCEL, UNPLUG, END } job;

struct dc_camera {
    bool configured;
    bool running;
    bool gone;
    dc_callback callback;
    void *user;
    uint32_t buffers;
    uint64_t length;
    int64_t period_ns;
    buffer buffer[MOST_BUFFERS];
    waiting queue[MOST_BUFFERS];
    uint32_t queued;
    exposed taken[MOST_BUFFERS];
    uint32_t exposing;
    control controls[MOST_CONTROLS];
    uint32_t controlled;
    setting in_force;
    uint64_t next_frame;
    int64_t first_readout_ns;
};

/* What fake_set sets, by the same names. */
static struct {
    int64_t abi_version;
    int64_t width, height, stride;
    int64_t fourcc, modifier; /* preferred */
    int64_t other_fourcc;     /* which it has besides, if asked; as it has the preferred one without the modifier */
    int64_t frame_period_ns;  /* where the wish says none */
    int64_t readout_ns, delivery_ns;
    int64_t control_latency;  /* frames from a request's own to the one that has its controls; -1: when it is queued */
    int64_t settle_frames;    /* after the start, before the first frame that is exposed as asked */
    int64_t manual_exposure, auto_exposure, reports_exposure;
    int64_t white_balance, focus;
    int64_t busy, stalled;    /* stalled: until it is halted */
    int64_t timestamps, timestamps_in_boottime, boottime_offset_ns;
    int64_t black_level;
    int64_t damaged_sequence, lost_sequence, misreported_sequence, misreported_exposure_ns;
    int64_t misreports; /* of every frame */
    int64_t used_bytes; /* of every frame, as the pipeline says; -1: all */
    int64_t lens_millidioptres; /* as it was asked for; -1: not at all */
    int64_t opened, rendered, misused; /* counted */
} set;

static const struct {
    const char *name;
    int64_t *value;
    int64_t usual;
} settings[] = {
    {"abi_version", &set.abi_version, DC_ABI_VERSION},
    {"width", &set.width, 64},
    {"height", &set.height, 48},
    {"fourcc", &set.fourcc, 0x32314752}, /* RG12: red, green over green, blue */
    {"modifier", &set.modifier, 0},
    {"other_fourcc", &set.other_fourcc, 0},
    {"stride", &set.stride, 0}, /* two bytes a sample */
    {"frame_period_ns", &set.frame_period_ns, 33333333},
    {"readout_ns", &set.readout_ns, 18000000},
    {"delivery_ns", &set.delivery_ns, 7000000},
    {"control_latency", &set.control_latency, 2},
    {"settle_frames", &set.settle_frames, 2},
    {"manual_exposure", &set.manual_exposure, 1},
    {"auto_exposure", &set.auto_exposure, 0},
    {"reports_exposure", &set.reports_exposure, 1},
    {"white_balance", &set.white_balance, 1},
    {"focus", &set.focus, 1},
    {"busy", &set.busy, 0},
    {"stalled", &set.stalled, 0},
    {"timestamps", &set.timestamps, 1},
    {"timestamps_in_boottime", &set.timestamps_in_boottime, 0},
    {"boottime_offset_ns", &set.boottime_offset_ns, 0},
    {"black_level", &set.black_level, 1024},
    {"damaged_sequence", &set.damaged_sequence, -1},
    {"lost_sequence", &set.lost_sequence, -1},
    {"misreported_sequence", &set.misreported_sequence, -1},
    {"misreported_exposure_ns", &set.misreported_exposure_ns, 0},
    {"misreports", &set.misreports, 0},
    {"used_bytes", &set.used_bytes, -1},
    {"lens_millidioptres", &set.lens_millidioptres, -1},
    {"opened", &set.opened, 0},
    {"rendered", &set.rendered, 0},
    {"misused", &set.misused, 0},
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static pthread_t deliverer;
static bool started;
static job ordered;
static int64_t advance_to_ns;
static int64_t now_ns = 1000000000000; /* up for a while */
static fake_renderer renderer;
static attached cameras[MOST_CAMERAS];
static int32_t camera_count;
static struct dc_camera opened;
static int32_t opened_index = -1;

static int32_t refuse(char *error, size_t error_size, int32_t code, const char *text) {
    if (error && error_size > 0) {
        snprintf(error, error_size, "%s", text);
    }
    return code;
}

static int32_t misuse(void) {
    set.misused++;
    return DC_ERROR;
}

/* ---- the sensor; everything here is called with the lock held ---- */

static int64_t readout_ns(const dc_camera *camera, uint64_t frame) {
    return camera->first_readout_ns + (int64_t)frame * camera->period_ns;
}

/* How a frame is exposed by the controls so far; those of earlier frames are used up. */
static setting exposure_of(dc_camera *camera, uint64_t frame) {
    uint32_t used = 0;
    while (used < camera->controlled && camera->controls[used].frame <= frame) {
        camera->in_force = camera->controls[used++].asked;
    }
    memmove(camera->controls, camera->controls + used, (camera->controlled - used) * sizeof(control));
    camera->controlled -= used;
    return camera->in_force;
}

static void control_from(dc_camera *camera, uint64_t frame, setting asked) {
    if (set.auto_exposure || camera->controlled == MOST_CONTROLS) {
        return;
    }
    camera->controls[camera->controlled++] = (control){frame, asked};
}

static int64_t exposure_begins_ns(dc_camera *camera) {
    setting next = exposure_of(camera, camera->next_frame);
    if (set.control_latency == 0 && camera->queued > 0 && !set.auto_exposure) {
        next = camera->queue[0].asked;
    }
    return readout_ns(camera, camera->next_frame) - next.exposure_ns;
}

static int64_t completed_ns(const dc_camera *camera) {
    return camera->exposing == 0
               ? NEVER
               : readout_ns(camera, camera->taken[0].sequence) + set.readout_ns + set.delivery_ns;
}

static int64_t next_ns(dc_camera *camera) {
    if (opened_index < 0 || !camera->running || camera->gone || set.stalled) {
        return NEVER;
    }
    int64_t begins = exposure_begins_ns(camera);
    int64_t completed = completed_ns(camera);
    int64_t next = begins < completed ? begins : completed;
    return next > now_ns ? next : now_ns;
}

/* The exposure of the next frame begins: a request takes it, if one was there in time. */
static void expose(dc_camera *camera) {
    int64_t begins_ns = exposure_begins_ns(camera);
    uint64_t frame = camera->next_frame++;
    bool in_time = camera->queued > 0 && camera->queue[0].queued_ns <= begins_ns;
    if (!in_time || (int64_t)frame == set.lost_sequence) {
        return;
    }
    waiting head = camera->queue[0];
    memmove(camera->queue, camera->queue + 1, --camera->queued * sizeof(waiting));
    if (set.control_latency >= 0) {
        control_from(camera, frame + (uint64_t)set.control_latency, head.asked);
    }
    camera->taken[camera->exposing++] = (exposed){head.request, frame, exposure_of(camera, frame)};
}

static void describe(const dc_camera *camera, buffer *filled, exposed frame) {
    int64_t reported_ns = set.misreports || (int64_t)frame.sequence == set.misreported_sequence ? set.misreported_exposure_ns
                                                                              : frame.exposed.exposure_ns;
    dc_frame *said = &filled->frame;
    *said = (dc_frame){
        .request = frame.request,
        .sequence = frame.sequence,
        .completed_monotonic_ns = now_ns,
        .completed_boottime_ns = now_ns + set.boottime_offset_ns,
        .exposure_ns = set.reports_exposure ? reported_ns : 0,
        .gain = set.reports_exposure ? frame.exposed.gain : 0,
        .frame_duration_ns = camera->period_ns,
        .black_level = (int32_t)set.black_level,
        .status = (int64_t)frame.sequence == set.damaged_sequence ? DC_FRAME_DAMAGED : DC_FRAME_COMPLETE,
        .planes = 1,
        .metadata = filled->metadata,
        .plane = {{filled->bytes, camera->length, set.used_bytes < 0 ? camera->length : (uint64_t)set.used_bytes}},
    };
    if (set.timestamps) {
        said->sensor_timestamp_ns = readout_ns(camera, frame.sequence) +
                                    (set.timestamps_in_boottime ? set.boottime_offset_ns : 0);
    }
    said->metadata_bytes = (uint32_t)snprintf(filled->metadata, TEXT_BYTES,
                                              "SensorTimestamp\t%" PRId64 "\nExposureTime\t%" PRId64
                                              "\nAnalogueGain\t%f\n",
                                              said->sensor_timestamp_ns, said->exposure_ns / 1000, said->gain);
}

static void deliver(dc_camera *camera, const dc_frame *frame) {
    dc_callback callback = camera->callback;
    void *user = camera->user;
    pthread_mutex_unlock(&lock);
    callback(frame, user);
    pthread_mutex_lock(&lock);
}

static void complete(dc_camera *camera) {
    exposed frame = camera->taken[0];
    memmove(camera->taken, camera->taken + 1, --camera->exposing * sizeof(exposed));
    buffer *filled = &camera->buffer[frame.request];
    fake_renderer render = renderer;
    set.rendered++;
    pthread_mutex_unlock(&lock);
    if (render) {
        render(frame.sequence, readout_ns(camera, frame.sequence), frame.exposed.exposure_ns, frame.exposed.gain,
               filled->bytes, camera->length);
    } else {
        memset(filled->bytes, (int)(frame.sequence & 0x0f), camera->length);
    }
    pthread_mutex_lock(&lock);
    describe(camera, filled, frame);
    filled->in_flight = false;
    deliver(camera, &filled->frame);
}

static void advance(void) {
    int64_t next;
    while ((next = next_ns(&opened)) <= advance_to_ns) {
        now_ns = next;
        if (completed_ns(&opened) <= now_ns) {
            complete(&opened);
        } else {
            expose(&opened);
        }
    }
    now_ns = advance_to_ns > now_ns ? advance_to_ns : now_ns;
}

static void cancel(dc_camera *camera) {
    for (uint32_t i = 0; i < camera->buffers; i++) {
        buffer *unfilled = &camera->buffer[i];
        if (unfilled->in_flight) {
            unfilled->in_flight = false;
            unfilled->frame = (dc_frame){.request = i, .status = DC_FRAME_CANCELLED};
            deliver(camera, &unfilled->frame);
        }
    }
    camera->queued = camera->exposing = camera->controlled = 0;
}

static void unplug(dc_camera *camera) {
    dc_frame gone = {.status = DC_FRAME_GONE};
    camera->gone = true;
    if (camera->running) {
        deliver(camera, &gone);
    }
}

/* ---- the thread that delivers, and orders to it ---- */

static void *deliver_all(void *nothing) {
    pthread_mutex_lock(&lock);
    while (ordered != END) {
        switch (ordered) {
        case ADVANCE:
            advance();
            break;
        case CANCEL:
            cancel(&opened);
            break;
        case UNPLUG:
            unplug(&opened);
            break;
        default:
            pthread_cond_wait(&changed, &lock);
            continue;
        }
        ordered = NOTHING;
        pthread_cond_broadcast(&changed);
    }
    ordered = NOTHING;
    pthread_mutex_unlock(&lock);
    return nothing;
}

/* Returns when it is done. With the lock held. */
static void order(job what) {
    ordered = what;
    pthread_cond_broadcast(&changed);
    while (ordered != NOTHING) {
        pthread_cond_wait(&changed, &lock);
    }
}

/* ---- what tests call ---- */

/* Everything as usual: one camera, no fault, nothing counted. Time goes on. */
void fake_reset(void) {
    pthread_mutex_lock(&lock);
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        *settings[i].value = settings[i].usual;
    }
    renderer = NULL;
    camera_count = 0;
    pthread_mutex_unlock(&lock);
}

void fake_add_camera(const char *id, const char *model) {
    pthread_mutex_lock(&lock);
    if (camera_count < MOST_CAMERAS) {
        attached *added = &cameras[camera_count++];
        snprintf(added->id, TEXT_BYTES, "%s", id);
        snprintf(added->model, TEXT_BYTES, "%s", model);
        added->present = true;
    }
    pthread_mutex_unlock(&lock);
}

/* @return whether there is such a thing to set */
int32_t fake_set(const char *name, int64_t value) {
    int32_t found = 0;
    pthread_mutex_lock(&lock);
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        if (strcmp(settings[i].name, name) == 0) {
            *settings[i].value = value;
            found = 1;
        }
    }
    pthread_mutex_unlock(&lock);
    return found;
}

/* @return -1 if there is no such thing */
int64_t fake_get(const char *name) {
    int64_t value = -1;
    pthread_mutex_lock(&lock);
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        if (strcmp(settings[i].name, name) == 0) {
            value = *settings[i].value;
        }
    }
    pthread_mutex_unlock(&lock);
    return value;
}

void fake_render_with(fake_renderer render) {
    pthread_mutex_lock(&lock);
    renderer = render;
    pthread_mutex_unlock(&lock);
}

/* What the buffer of a request holds from now on. */
void fake_fill(uint32_t request, int32_t value) {
    pthread_mutex_lock(&lock);
    if (opened_index >= 0 && request < opened.buffers) {
        memset(opened.buffer[request].bytes, value, opened.length);
    }
    pthread_mutex_unlock(&lock);
}

/* CLOCK_MONOTONIC, as it were. */
int64_t fake_now(void) {
    pthread_mutex_lock(&lock);
    int64_t now = now_ns;
    pthread_mutex_unlock(&lock);
    return now;
}

/* When something happens next; INT64_MAX if nothing does. */
int64_t fake_next(void) {
    pthread_mutex_lock(&lock);
    int64_t next = next_ns(&opened);
    pthread_mutex_unlock(&lock);
    return next;
}

/* Delivers what is due until then, and returns. */
void fake_advance(int64_t to_ns) {
    pthread_mutex_lock(&lock);
    advance_to_ns = to_ns;
    if (started) {
        order(ADVANCE);
    } else if (to_ns > now_ns) {
        now_ns = to_ns;
    }
    pthread_mutex_unlock(&lock);
}

/* The first camera is pulled out, whether or not it is open. */
void fake_unplug(void) {
    pthread_mutex_lock(&lock);
    cameras[0].present = false;
    if (opened_index == 0) {
        order(UNPLUG);
    }
    pthread_mutex_unlock(&lock);
}

void fake_plug(void) {
    pthread_mutex_lock(&lock);
    cameras[0].present = true;
    pthread_mutex_unlock(&lock);
}

/* ---- the ABI ---- */

int32_t dc_abi_version(void) {
    return (int32_t)set.abi_version;
}

const char *dc_libcamera_version(void) {
    return "fake";
}

int32_t dc_start(char *error, size_t error_size) {
    pthread_mutex_lock(&lock);
    if (started || pthread_create(&deliverer, NULL, deliver_all, NULL) != 0) {
        set.misused++;
        pthread_mutex_unlock(&lock);
        return refuse(error, error_size, DC_ERROR, "the fake is started already, or has no thread");
    }
    started = true;
    pthread_mutex_unlock(&lock);
    return DC_OK;
}

void dc_stop(void) {
    pthread_mutex_lock(&lock);
    bool running = started;
    started = false;
    ordered = running ? END : NOTHING;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
    if (running) {
        pthread_join(deliverer, NULL);
    }
}

static attached *present(int32_t index) {
    for (int32_t i = 0; i < camera_count; i++) {
        if (cameras[i].present && index-- == 0) {
            return &cameras[i];
        }
    }
    return NULL;
}

int32_t dc_camera_count(void) {
    int32_t count = 0;
    pthread_mutex_lock(&lock);
    while (present(count)) {
        count++;
    }
    pthread_mutex_unlock(&lock);
    return count;
}

static int32_t text_of(int32_t index, char *text, size_t size, bool of_model) {
    pthread_mutex_lock(&lock);
    attached *camera = present(index);
    snprintf(text, size, "%s", !camera ? "" : of_model ? camera->model : camera->id);
    pthread_mutex_unlock(&lock);
    return camera ? DC_OK : DC_NOT_FOUND;
}

int32_t dc_camera_id(int32_t index, char *id, size_t id_size) {
    return text_of(index, id, id_size, false);
}

int32_t dc_camera_model(int32_t index, char *model, size_t model_size) {
    return text_of(index, model, model_size, true);
}

static int32_t open_locked(const char *id, dc_camera **camera, char *error, size_t error_size) {
    for (int32_t i = 0; i < camera_count; i++) {
        if (!cameras[i].present || strcmp(cameras[i].id, id) != 0) {
            continue;
        }
        if (set.busy || opened_index >= 0) {
            return refuse(error, error_size, DC_BUSY, "Device or resource busy");
        }
        opened_index = i;
        opened = (dc_camera){0};
        set.opened++;
        *camera = &opened;
        return DC_OK;
    }
    return refuse(error, error_size, DC_NOT_FOUND, "no such camera");
}

int32_t dc_open(const char *id, dc_camera **camera, char *error, size_t error_size) {
    pthread_mutex_lock(&lock);
    int32_t code = open_locked(id, camera, error, error_size);
    pthread_mutex_unlock(&lock);
    return code;
}

static bool allocate(dc_camera *camera) {
    for (uint32_t i = 0; i < camera->buffers; i++) {
        /* Mapped, so that whoever reads it after dc_close does not get away with it. */
        void *bytes = mmap(NULL, camera->length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (bytes == MAP_FAILED) {
            return false;
        }
        camera->buffer[i].bytes = bytes;
    }
    return true;
}

int32_t dc_configure(dc_camera *camera, const dc_wish *wish, dc_mode *mode, char *error, size_t error_size) {
    pthread_mutex_lock(&lock);
    if (camera->configured) {
        misuse();
        pthread_mutex_unlock(&lock);
        return refuse(error, error_size, DC_ERROR, "configured already");
    }
    uint32_t width = wish->width ? wish->width : (uint32_t)set.width;
    uint32_t height = wish->height ? wish->height : (uint32_t)set.height;
    uint32_t stride = set.stride ? (uint32_t)set.stride : 2 * width;
    camera->buffers = wish->buffers ? wish->buffers : 4;
    camera->buffers = camera->buffers < MOST_BUFFERS ? camera->buffers : MOST_BUFFERS;
    camera->length = (uint64_t)stride * height;
    camera->period_ns = wish->frame_duration_ns ? wish->frame_duration_ns : set.frame_period_ns;
    set.lens_millidioptres = isnan(wish->lens_position_dioptres) ? -1 : (int64_t)(1000 * wish->lens_position_dioptres);
    bool granted = wish->fourcc != 0 && (wish->fourcc == set.fourcc || wish->fourcc == set.other_fourcc);
    bool allocated = allocate(camera);
    camera->configured = allocated;
    *mode = (dc_mode){
        .width = width,
        .height = height,
        .fourcc = granted ? wish->fourcc : (uint32_t)set.fourcc,
        .buffers = camera->buffers,
        .modifier = granted ? 0 : (uint64_t)set.modifier,
        .stride_bytes = stride,
        .planes = 1,
        .min_exposure_ns = set.manual_exposure ? 20000 : 0,
        .max_exposure_ns = set.manual_exposure ? 200000000 : 0,
        .min_gain = set.manual_exposure ? 1 : 0,
        .max_gain = set.manual_exposure ? 16 : 0,
        .min_frame_duration_ns = 10000000,
        .max_frame_duration_ns = 1000000000,
        .has_manual_exposure = (int32_t)set.manual_exposure,
        .has_fixed_white_balance = (int32_t)set.white_balance,
        .has_fixed_focus = (int32_t)set.focus,
    };
    pthread_mutex_unlock(&lock);
    return allocated ? DC_OK : refuse(error, error_size, DC_ERROR, "Cannot allocate memory");
}

static void queue(dc_camera *camera, uint32_t request, setting asked) {
    camera->buffer[request].in_flight = true;
    camera->queue[camera->queued++] = (waiting){request, asked, now_ns};
    if (set.control_latency < 0 && camera->running) {
        control_from(camera, camera->next_frame, asked);
    }
}

int32_t dc_run(dc_camera *camera, dc_callback callback, void *user, int64_t exposure_ns, double gain, char *error,
               size_t error_size) {
    pthread_mutex_lock(&lock);
    if (camera->gone || !camera->configured || camera->running) {
        int32_t code = camera->gone ? DC_GONE : misuse();
        pthread_mutex_unlock(&lock);
        return refuse(error, error_size, code, "not configured, running already, or unplugged");
    }
    camera->callback = callback;
    camera->user = user;
    camera->in_force = (setting){camera->period_ns / 2, 2};
    camera->next_frame = 0;
    camera->first_readout_ns = now_ns + 2 * camera->period_ns;
    camera->queued = camera->exposing = camera->controlled = 0;
    control_from(camera, (uint64_t)set.settle_frames, (setting){exposure_ns, gain});
    for (uint32_t i = 0; i < camera->buffers; i++) {
        queue(camera, i, (setting){exposure_ns, gain});
    }
    camera->running = true;
    pthread_mutex_unlock(&lock);
    return DC_OK;
}

int32_t dc_requeue(dc_camera *camera, uint64_t request, int64_t exposure_ns, double gain) {
    int32_t code = DC_OK;
    pthread_mutex_lock(&lock);
    if (camera->gone) {
        code = DC_GONE;
    } else if (!camera->running || request >= camera->buffers || camera->buffer[request].in_flight) {
        code = misuse();
    } else {
        queue(camera, (uint32_t)request, (setting){exposure_ns, gain});
    }
    pthread_mutex_unlock(&lock);
    return code;
}

int32_t dc_halt(dc_camera *camera) {
    pthread_mutex_lock(&lock);
    if (camera->running) {
        camera->running = false;
        set.stalled = 0;
        order(CANCEL);
    }
    int32_t code = camera->gone ? DC_GONE : DC_OK;
    pthread_mutex_unlock(&lock);
    return code;
}

void dc_close(dc_camera *camera) {
    dc_halt(camera);
    pthread_mutex_lock(&lock);
    for (uint32_t i = 0; i < camera->buffers; i++) {
        if (camera->buffer[i].bytes) {
            munmap(camera->buffer[i].bytes, camera->length);
        }
    }
    opened_index = -1;
    pthread_mutex_unlock(&lock);
}
