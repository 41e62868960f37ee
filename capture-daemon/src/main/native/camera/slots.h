/* The requests that circulate between the camera and the application. */
#ifndef DIPTYCH_SLOTS_H
#define DIPTYCH_SLOTS_H

#include "mapping.h"
#include "record.h"

#include <libcamera/libcamera.h>

#include <memory>
#include <vector>

namespace diptych {

/* A request with its one buffer. */
struct Slot {
    std::unique_ptr<libcamera::Request> request;
    const libcamera::FrameBuffer *buffer;
    std::unique_ptr<Mapping> mapping;
    Record record;
    bool queued = false; /* with the camera, not with the application */
};

/*
 * A stream's buffers, allocated and mapped, and a request for each, whose cookie is its index. The camera must have been
 * configured, and must not stream when this object is destroyed.
 */
class Slots {
public:
    /* Throws Failure. */
    Slots(const std::shared_ptr<libcamera::Camera> &camera, libcamera::Stream *stream);

    size_t size() const { return slots_.size(); }
    uint32_t planes() const { return slots_.front().mapping->planes(); }
    Slot &operator[](size_t index) { return slots_[index]; }
    std::vector<Slot>::iterator begin() { return slots_.begin(); }
    std::vector<Slot>::iterator end() { return slots_.end(); }

private:
    /* In this order: requests refer to buffers, so they go first. */
    libcamera::FrameBufferAllocator allocator_;
    std::vector<Slot> slots_;
};

} // namespace diptych
#endif
