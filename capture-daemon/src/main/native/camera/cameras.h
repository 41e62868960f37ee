/* The cameras of this computer. */
#ifndef DIPTYCH_CAMERAS_H
#define DIPTYCH_CAMERAS_H

#include "relay.h"

#include <libcamera/libcamera.h>

#include <memory>
#include <string>
#include <vector>

namespace diptych {

/*
 * libcamera's camera manager, running. libcamera allows one in a process, and it must outlive every camera; so whoever
 * has a camera open holds on to it, and it ends with the last of them.
 */
class Cameras {
public:
    using CameraPtr = std::shared_ptr<libcamera::Camera>;

    /* Throws Failure. */
    Cameras();
    ~Cameras();
    Cameras(const Cameras &) = delete;
    Cameras &operator=(const Cameras &) = delete;

    std::vector<CameraPtr> list() const { return manager_.cameras(); }

    /* Throws Failure DC_NOT_FOUND with the ids that there are. */
    CameraPtr find(const std::string &id);

    /* The one relay of that camera. */
    std::shared_ptr<Relay> relayOf(const CameraPtr &camera);

private:
    struct Connected {
        std::weak_ptr<libcamera::Camera> camera;
        std::shared_ptr<Relay> relay;
    };

    libcamera::CameraManager manager_;
    std::vector<Connected> connected_;
};

} // namespace diptych
#endif
