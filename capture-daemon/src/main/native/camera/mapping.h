/* A frame buffer in this process's memory. */
#ifndef DIPTYCH_MAPPING_H
#define DIPTYCH_MAPPING_H

#include "diptych_camera.h"

#include <libcamera/libcamera.h>

#include <vector>

namespace diptych {

/* Mapped for reading, once for each file descriptor, for planes may share one dma-buf. Unmapped with this object. */
class Mapping {
public:
    /* Throws Failure. */
    explicit Mapping(const libcamera::FrameBuffer &buffer);
    ~Mapping();
    Mapping(const Mapping &) = delete;
    Mapping &operator=(const Mapping &) = delete;

    uint32_t planes() const { return planes_; }

    /* Address and length; used_bytes equals the length. */
    const dc_plane &plane(uint32_t index) const { return plane_[index]; }

    /*
     * Brackets what is read, as linux/dma-buf.h demands (DMA_BUF_IOCTL_SYNC): without it a processor whose caches the
     * camera does not know of reads stale lines. Free of cost where the buffers are coherent.
     * @return whether what is read is what the camera wrote
     */
    bool beginRead();
    void endRead();

private:
    struct Area {
        int fd;
        void *address;
        uint64_t lengthBytes;
    };

    void map(int fd, uint64_t lengthBytes);
    void unmapAll();
    bool sync(uint64_t flags);

    std::vector<Area> areas_;
    uint32_t planes_ = 0;
    dc_plane plane_[DC_MAX_PLANES] = {};
    bool reading_ = false;
};

} // namespace diptych
#endif
