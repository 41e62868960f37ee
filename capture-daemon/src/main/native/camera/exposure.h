/* The exposure that an application asks of one frame. */
#ifndef DIPTYCH_EXPOSURE_H
#define DIPTYCH_EXPOSURE_H

#include <cstdint>

namespace diptych {

struct Exposure {
    int64_t durationNs; /* 0 leaves it to the camera */
    double gain;        /* analogue; 0 or NaN leaves it to the camera */
};

} // namespace diptych
#endif
