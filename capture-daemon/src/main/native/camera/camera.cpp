#include "camera.h"

#include "failure.h"
#include "mode.h"

#include <cerrno>

using diptych::check;
using diptych::Exposure;
using diptych::Failure;

namespace diptych {

Acquisition::Acquisition(std::shared_ptr<libcamera::Camera> camera) : camera_(std::move(camera)) {
    const int answer = camera_->acquire();
    if (answer == -ENODEV) {
        throw Failure(DC_GONE, "camera '" + camera_->id() + "' was unplugged");
    }
    if (answer < 0) {
        throw Failure(DC_BUSY, "camera '" + camera_->id() + "' is in use by another program (" + errorText(answer) + ")");
    }
}

/* It refuses only while the camera streams, which an owner has ended before. */
Acquisition::~Acquisition() {
    camera_->release();
}

} // namespace diptych

dc_camera::dc_camera(std::shared_ptr<diptych::Cameras> cameras, const std::string &id)
    : cameras_(std::move(cameras)), camera_(cameras_->find(id)), relay_(cameras_->relayOf(camera_.shared())) {
    relay_->listenWith(this);
}

dc_camera::~dc_camera() {
    halt();
    relay_->listenWith(nullptr);
}

void dc_camera::checkPresent() const {
    if (gone_) {
        throw Failure(DC_GONE, name() + " was unplugged");
    }
}

void dc_camera::configure(const dc_wish &wish, dc_mode &mode) {
    checkPresent();
    if (slots_) {
        throw Failure(DC_ERROR, name() + " is configured already; close it and open it again to change its mode");
    }
    mode = {};
    libcamera::Stream *stream = diptych::chooseMode(*camera_.shared(), wish, mode);
    auto slots = std::make_unique<diptych::Slots>(camera_.shared(), stream);
    controls_.emplace(camera_->controls(), wish);
    controls_->describe(mode);
    mode.buffers = uint32_t(slots->size());
    mode.planes = slots->planes();
    slots_ = std::move(slots);
}

void dc_camera::run(dc_callback callback, void *user, const Exposure &exposure) {
    checkPresent();
    if (!slots_) {
        throw Failure(DC_ERROR, name() + " has not been configured");
    }
    if (running_) {
        throw Failure(DC_ERROR, name() + " streams already");
    }
    relay_->between([&] {
        callback_ = callback;
        user_ = user;
        sequence_ = {};
    });
    try {
        start(exposure);
        queueAll(exposure);
    } catch (...) {
        halt();
        throw;
    }
}

/* With the controls of the first requests, for otherwise the sensor's first frames are exposed as it likes. */
void dc_camera::start(const Exposure &exposure) {
    libcamera::ControlList first(camera_->controls());
    controls_->setOn(first, exposure);
    check(camera_->start(&first), name() + " does not start to stream");
    std::lock_guard lock(queueing_);
    running_ = true;
}

void dc_camera::queueAll(const Exposure &exposure) {
    std::lock_guard lock(queueing_);
    for (diptych::Slot &slot : *slots_) {
        check(queue(slot, exposure), name() + " does not take a request");
    }
}

int32_t dc_camera::requeue(uint64_t request, const Exposure &exposure) {
    std::lock_guard lock(queueing_);
    if (gone_) {
        return DC_GONE;
    }
    if (!running_ || request >= slots_->size() || (*slots_)[request].queued) {
        return DC_ERROR;
    }
    const int answer = queue((*slots_)[request], exposure);
    return answer == 0 ? DC_OK : answer == -ENODEV ? DC_GONE : DC_ERROR;
}

int dc_camera::queue(diptych::Slot &slot, const Exposure &exposure) {
    slot.mapping->endRead();
    slot.request->reuse(libcamera::Request::ReuseBuffers);
    controls_->setOn(slot.request->controls(), exposure);
    slot.queued = true;
    const int answer = camera_->queueRequest(slot.request.get());
    slot.queued = answer == 0;
    return answer;
}

int32_t dc_camera::halt() {
    {
        std::lock_guard lock(queueing_);
        running_ = false;
    }
    /* Hands back, cancelled, what was still queued. Harmless where nothing streams. */
    const int answer = camera_->stop();
    /* An unplugged camera does not wait for its requests, so the callback is taken away whatever stop() has done. */
    relay_->between([&] { callback_ = nullptr; });
    if (gone_) {
        return DC_GONE;
    }
    return answer == 0 ? DC_OK : DC_ERROR;
}

void dc_camera::completed(libcamera::Request &request) {
    if (!callback_ || gone_) {
        return;
    }
    diptych::Slot &slot = (*slots_)[request.cookie()];
    const dc_frame &frame = slot.record.fill(request, *slot.buffer, *slot.mapping, sequence_);
    {
        std::lock_guard lock(queueing_);
        slot.queued = false;
    }
    callback_(&frame, user_);
}

void dc_camera::unplugged() {
    if (gone_.exchange(true) || !callback_) {
        return;
    }
    goneFrame_.status = DC_FRAME_GONE;
    callback_(&goneFrame_, user_);
}
