/* An opened camera. */
#ifndef DIPTYCH_CAMERA_OPENED_H
#define DIPTYCH_CAMERA_OPENED_H

#include "cameras.h"
#include "controls.h"
#include "diptych_camera.h"
#include "exposure.h"
#include "relay.h"
#include "sequence.h"
#include "slots.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace diptych {

/* Acquired for this program alone, until it is destroyed. */
class Acquisition {
public:
    /* Throws Failure DC_BUSY. */
    explicit Acquisition(std::shared_ptr<libcamera::Camera> camera);
    ~Acquisition();
    Acquisition(const Acquisition &) = delete;
    Acquisition &operator=(const Acquisition &) = delete;

    libcamera::Camera *operator->() const { return camera_.get(); }
    const std::shared_ptr<libcamera::Camera> &shared() const { return camera_; }

private:
    std::shared_ptr<libcamera::Camera> camera_;
};

} // namespace diptych

/*
 * opened -- configure --> configured -- run --> running -- halt --> configured
 *
 * `gone` may come true in each of these. Two locks: the relay's, under which the callback runs, and `queueing_`, under
 * which requests change hands. The second is taken within the first (a callback may requeue), never the other way round,
 * and neither is held while libcamera starts or stops, which waits for the thread that the callback runs on.
 */
struct dc_camera final : private diptych::Listener {
public:
    /* Throws Failure. */
    dc_camera(std::shared_ptr<diptych::Cameras> cameras, const std::string &id);
    ~dc_camera();
    dc_camera(const dc_camera &) = delete;
    dc_camera &operator=(const dc_camera &) = delete;

    /* Throw Failure. */
    void configure(const dc_wish &wish, dc_mode &mode);
    void run(dc_callback callback, void *user, const diptych::Exposure &exposure);

    /* DC_OK, DC_ERROR or DC_GONE. */
    int32_t requeue(uint64_t request, const diptych::Exposure &exposure);
    int32_t halt();

private:
    void completed(libcamera::Request &request) override;
    void unplugged() override;

    std::string name() const { return "camera '" + camera_->id() + "'"; }
    void checkPresent() const;
    void start(const diptych::Exposure &exposure);
    void queueAll(const diptych::Exposure &exposure);
    /* With `queueing_` held. @return what libcamera answered */
    int queue(diptych::Slot &slot, const diptych::Exposure &exposure);

    /* In this order: each needs those before it until its own end. */
    std::shared_ptr<diptych::Cameras> cameras_;
    diptych::Acquisition camera_;
    std::shared_ptr<diptych::Relay> relay_;
    std::optional<diptych::Controls> controls_;
    std::unique_ptr<diptych::Slots> slots_;

    std::atomic<bool> gone_ = false;
    std::mutex queueing_;
    bool running_ = false; /* changes under `queueing_` */

    /* Changed between two calls of the relay. */
    dc_callback callback_ = nullptr;
    void *user_ = nullptr;
    diptych::Sequence sequence_;
    dc_frame goneFrame_ = {};
};

#endif
