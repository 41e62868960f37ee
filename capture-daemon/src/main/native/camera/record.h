/* What a completed request says, as the flat record of the C ABI. */
#ifndef DIPTYCH_RECORD_H
#define DIPTYCH_RECORD_H

#include "diptych_camera.h"
#include "mapping.h"
#include "sequence.h"

#include <libcamera/libcamera.h>

#include <string>

namespace diptych {

/* One for each request; valid until the request completes again. */
class Record {
public:
    /* Fills everything in. Never throws: a text that memory is too short for is left empty. */
    const dc_frame &fill(libcamera::Request &request, const libcamera::FrameBuffer &buffer, Mapping &mapping,
                         Sequence &sequence) noexcept;

private:
    void fillPlanes(const libcamera::FrameMetadata &filled, const Mapping &mapping);
    void fillExposure(const libcamera::ControlList &metadata);
    void fillText(const libcamera::ControlList &metadata);

    dc_frame frame_ = {};
    std::string text_;
};

} // namespace diptych
#endif
