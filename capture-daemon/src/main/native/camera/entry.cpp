/* The C ABI. No exception crosses it. */
#pragma GCC visibility push(default)
#include "diptych_camera.h"
#pragma GCC visibility pop

#include "camera.h"
#include "cameras.h"
#include "failure.h"
#include "log.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <mutex>
#include <string>

using diptych::Cameras;
using diptych::Failure;

namespace {

/* The other side reads records by offset, as they lie on 64-bit computers. */
static_assert(sizeof(dc_wish) == 56 && sizeof(dc_mode) == 96 && sizeof(dc_plane) == 24 && sizeof(dc_frame) == 160,
              "the records of the C ABI lie otherwise on this computer; Diptych needs a 64-bit system");

/*
 * The cameras between dc_start and dc_stop. Made with new and never deleted: at the exit of a process that did not call
 * dc_stop, a destructor would end libcamera under the threads that still use it.
 */
struct Running {
    std::mutex mutex;
    std::shared_ptr<Cameras> started;
    std::weak_ptr<Cameras> alive; /* past dc_stop, while a camera is open */
};

Running &running() {
    static Running *const one = new Running;
    return *one;
}

std::shared_ptr<Cameras> startedCameras() {
    std::lock_guard lock(running().mutex);
    return running().started;
}

/* @return whether the whole text had room; if not, its beginning stands there */
bool copyText(const std::string &text, char *to, size_t size) {
    if (!to || size == 0) {
        return false;
    }
    const size_t length = std::min(text.size(), size - 1);
    std::memcpy(to, text.data(), length);
    to[length] = 0;
    return length == text.size();
}

template <typename Work> int32_t guarded(char *error, size_t errorSize, Work work) noexcept {
    try {
        work();
        return DC_OK;
    } catch (const Failure &failure) {
        copyText(failure.what(), error, errorSize);
        return failure.code();
    } catch (const std::exception &failure) {
        copyText(failure.what(), error, errorSize);
    } catch (...) {
        copyText("libcamera threw something that is no exception", error, errorSize);
    }
    return DC_ERROR;
}

void require(bool held, const char *sentence) {
    if (!held) {
        throw Failure(DC_ERROR, sentence);
    }
}

/* `textOf` camera `index`, "" where there is none. */
template <typename TextOf> int32_t tell(int32_t index, char *text, size_t size, TextOf textOf) noexcept {
    copyText("", text, size);
    return guarded(nullptr, 0, [&] {
        auto cameras = startedCameras();
        require(cameras != nullptr, "libcamera has not been started");
        const auto list = cameras->list();
        if (index < 0 || size_t(index) >= list.size()) {
            throw Failure(DC_NOT_FOUND, "no such camera");
        }
        require(copyText(textOf(*list[size_t(index)]), text, size), "no room for the text");
    });
}

} // namespace

int32_t dc_abi_version(void) {
    return DC_ABI_VERSION;
}

const char *dc_libcamera_version(void) {
    return libcamera::CameraManager::version().c_str();
}

int32_t dc_start(char *error, size_t error_size) {
    return guarded(error, error_size, [] {
        std::lock_guard lock(running().mutex);
        auto cameras = running().alive.lock();
        if (!cameras) {
            diptych::dropNotes();
            cameras = std::make_shared<Cameras>();
        }
        running().alive = cameras;
        running().started = cameras;
    });
}

void dc_stop(void) {
    guarded(nullptr, 0, [] {
        std::lock_guard lock(running().mutex);
        running().started.reset();
    });
}

int32_t dc_camera_count(void) {
    int32_t count = 0;
    const int32_t code = guarded(nullptr, 0, [&] {
        auto cameras = startedCameras();
        require(cameras != nullptr, "libcamera has not been started");
        count = int32_t(cameras->list().size());
    });
    return code == DC_OK ? count : code;
}

int32_t dc_camera_id(int32_t index, char *id, size_t id_size) {
    return tell(index, id, id_size, [](const libcamera::Camera &camera) { return camera.id(); });
}

int32_t dc_camera_model(int32_t index, char *model, size_t model_size) {
    return tell(index, model, model_size, [](const libcamera::Camera &camera) {
        return std::string(camera.properties().get(libcamera::properties::Model).value_or(""));
    });
}

int32_t dc_open(const char *id, dc_camera **camera, char *error, size_t error_size) {
    return guarded(error, error_size, [&] {
        require(id && camera, "dc_open needs an id and a place for the camera");
        *camera = nullptr;
        auto cameras = startedCameras();
        require(cameras != nullptr, "libcamera has not been started");
        *camera = new dc_camera(std::move(cameras), id);
    });
}

int32_t dc_configure(dc_camera *camera, const dc_wish *wish, dc_mode *mode, char *error, size_t error_size) {
    return guarded(error, error_size, [&] {
        require(camera && wish && mode, "dc_configure needs a camera, a wish and a place for the mode");
        camera->configure(*wish, *mode);
    });
}

int32_t dc_run(dc_camera *camera, dc_callback callback, void *user, int64_t exposure_ns, double gain, char *error,
               size_t error_size) {
    return guarded(error, error_size, [&] {
        require(camera && callback, "dc_run needs a camera and a callback");
        camera->run(callback, user, {exposure_ns, gain});
    });
}

int32_t dc_requeue(dc_camera *camera, uint64_t request, int64_t exposure_ns, double gain) {
    int32_t code = DC_ERROR;
    const int32_t thrown = guarded(nullptr, 0, [&] {
        require(camera != nullptr, "dc_requeue needs a camera");
        code = camera->requeue(request, {exposure_ns, gain});
    });
    return thrown == DC_OK ? code : thrown;
}

int32_t dc_halt(dc_camera *camera) {
    int32_t code = DC_ERROR;
    const int32_t thrown = guarded(nullptr, 0, [&] {
        require(camera != nullptr, "dc_halt needs a camera");
        code = camera->halt();
    });
    return thrown == DC_OK ? code : thrown;
}

void dc_close(dc_camera *camera) {
    guarded(nullptr, 0, [&] { delete camera; });
}
