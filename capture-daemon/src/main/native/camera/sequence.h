/* The number of a frame. */
#ifndef DIPTYCH_SEQUENCE_H
#define DIPTYCH_SEQUENCE_H

#include <cstdint>

namespace diptych {

/*
 * Counts frames in 64 bits by a pipeline's 32 bits, which wrap. Where the pipeline's step is not plausible - it stands
 * still, runs back or leaps - the frame counts one: libcamera 0.4's virtual pipeline never fills in the number
 * (libcamera commit 98cf9eb5).
 */
class Sequence {
public:
    uint64_t next(uint32_t reported) {
        if (!begun_) {
            begun_ = true;
            counted_ = reported;
        } else {
            const uint32_t step = reported - reported_;
            counted_ += step >= 1 && step <= LARGEST_STEP ? step : 1;
        }
        reported_ = reported;
        return counted_;
    }

private:
    /* Half a minute at 30 frames in a second; numbers that were never filled in leap by tens of thousands. */
    static constexpr uint32_t LARGEST_STEP = 1000;

    bool begun_ = false;
    uint32_t reported_ = 0;
    uint64_t counted_ = 0;
};

} // namespace diptych
#endif
