#include "cameras.h"

#include "failure.h"

#include <algorithm>

namespace diptych {

Cameras::Cameras() {
    check(manager_.start(), "libcamera cannot be started");
}

Cameras::~Cameras() {
    manager_.stop();
}

Cameras::CameraPtr Cameras::find(const std::string &id) {
    if (CameraPtr camera = manager_.get(id)) {
        return camera;
    }
    std::string found;
    for (const CameraPtr &camera : list()) {
        found += (found.empty() ? "'" : ", '") + camera->id() + "'";
    }
    throw Failure(DC_NOT_FOUND,
                  "libcamera finds no camera '" + id + "'; it finds " + (found.empty() ? "none at all" : found));
}

std::shared_ptr<Relay> Cameras::relayOf(const CameraPtr &camera) {
    auto unplugged = [](const Connected &connected) { return connected.camera.expired(); };
    connected_.erase(std::remove_if(connected_.begin(), connected_.end(), unplugged), connected_.end());
    for (const Connected &connected : connected_) {
        if (connected.camera.lock() == camera) {
            return connected.relay;
        }
    }
    auto relay = std::make_shared<Relay>();
    /* The lambdas hold the relay, so that it lives as long as the connection. */
    camera->requestCompleted.connect(relay.get(), [relay](libcamera::Request *request) { relay->completed(request); });
    camera->disconnected.connect(relay.get(), [relay] { relay->unplugged(); });
    connected_.push_back({camera, relay});
    return relay;
}

} // namespace diptych
