#include "mapping.h"

#include "failure.h"

#include <linux/dma-buf.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

#include <algorithm>
#include <cerrno>
#include <map>

namespace diptych {

Mapping::Mapping(const libcamera::FrameBuffer &buffer) {
    const auto &planes = buffer.planes();
    if (planes.empty() || planes.size() > DC_MAX_PLANES) {
        throw Failure(DC_ERROR, "the camera's buffers have " + std::to_string(planes.size()) +
                                    " planes, where 1 to " + std::to_string(DC_MAX_PLANES) + " can be read");
    }
    std::map<int, uint64_t> endBytes;
    for (const auto &plane : planes) {
        if (plane.offset == libcamera::FrameBuffer::Plane::kInvalidOffset) {
            throw Failure(DC_ERROR, "the camera does not say where in a buffer a plane begins");
        }
        uint64_t &end = endBytes[plane.fd.get()];
        end = std::max(end, uint64_t(plane.offset) + plane.length);
    }
    areas_.reserve(endBytes.size());
    try {
        for (const auto &[fd, end] : endBytes) {
            map(fd, end);
        }
    } catch (...) {
        unmapAll();
        throw;
    }
    for (const auto &plane : planes) {
        auto holds = [&](const Area &area) { return area.fd == plane.fd.get(); };
        const Area &area = *std::find_if(areas_.begin(), areas_.end(), holds);
        plane_[planes_++] = {static_cast<const uint8_t *>(area.address) + plane.offset, plane.length, plane.length};
    }
}

Mapping::~Mapping() {
    endRead();
    unmapAll();
}

void Mapping::map(int fd, uint64_t lengthBytes) {
    void *address = mmap(nullptr, lengthBytes, PROT_READ, MAP_SHARED, fd, 0);
    if (address == MAP_FAILED) {
        throw Failure(DC_ERROR, "a buffer of " + std::to_string(lengthBytes) + " bytes cannot be mapped (" +
                                    errorText(errno) + ")");
    }
    areas_.push_back({fd, address, lengthBytes});
}

void Mapping::unmapAll() {
    for (const Area &area : areas_) {
        munmap(area.address, area.lengthBytes);
    }
    areas_.clear();
}

bool Mapping::beginRead() {
    reading_ = true;
    return sync(DMA_BUF_SYNC_START | DMA_BUF_SYNC_READ);
}

void Mapping::endRead() {
    if (reading_) {
        reading_ = false;
        sync(DMA_BUF_SYNC_END | DMA_BUF_SYNC_READ);
    }
}

bool Mapping::sync(uint64_t flags) {
    bool synced = true;
    for (const Area &area : areas_) {
        dma_buf_sync request{};
        request.flags = flags;
        int answer;
        do {
            answer = ioctl(area.fd, DMA_BUF_IOCTL_SYNC, &request);
        } while (answer < 0 && (errno == EINTR || errno == EAGAIN));
        /* ENOTTY: plain shared memory, which needs no bracket. */
        synced = synced && (answer == 0 || errno == ENOTTY);
    }
    return synced;
}

} // namespace diptych
