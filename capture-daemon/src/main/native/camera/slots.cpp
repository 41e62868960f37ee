#include "slots.h"

#include "failure.h"

#include <string>

namespace diptych {

Slots::Slots(const std::shared_ptr<libcamera::Camera> &camera, libcamera::Stream *stream) : allocator_(camera) {
    const std::string name = "camera '" + camera->id() + "'";
    check(allocator_.allocate(stream), name + " cannot allocate its buffers");
    for (const auto &buffer : allocator_.buffers(stream)) {
        Slot slot{camera->createRequest(slots_.size()), buffer.get(), std::make_unique<Mapping>(*buffer), {}};
        if (!slot.request) {
            throw Failure(DC_ERROR, name + " makes no request for buffer " + std::to_string(slots_.size()));
        }
        check(slot.request->addBuffer(stream, buffer.get()), name + " does not take its own buffer");
        slots_.push_back(std::move(slot));
    }
    if (slots_.empty()) {
        throw Failure(DC_ERROR, name + " has allocated no buffer");
    }
}

} // namespace diptych
