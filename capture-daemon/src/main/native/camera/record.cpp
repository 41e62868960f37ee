#include "record.h"

#include <algorithm>
#include <cstdio>
#include <ctime>

namespace diptych {

namespace {

namespace controls = libcamera::controls;

constexpr int64_t NS_PER_US = 1000;

/* Statistics blocks of some pipelines are arrays of 20000 bytes and more; their text would be no use to anybody. */
constexpr size_t LONGEST_ARRAY = 256;

int64_t nowNs(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return int64_t(now.tv_sec) * 1000000000 + now.tv_nsec;
}

/* libcamera 0.7 has a status for the first frames after the start, too: whole, only not yet exposed as asked. */
int32_t statusOf(const libcamera::Request &request, const libcamera::FrameMetadata &filled) {
    if (request.status() == libcamera::Request::RequestCancelled ||
        filled.status == libcamera::FrameMetadata::FrameCancelled) {
        return DC_FRAME_CANCELLED;
    }
    return filled.status == libcamera::FrameMetadata::FrameError ? DC_FRAME_DAMAGED : DC_FRAME_COMPLETE;
}

void appendName(std::string &text, unsigned int id, const libcamera::ControlList &metadata) {
    const libcamera::ControlIdMap &names = metadata.idMap() ? *metadata.idMap() : controls::controls;
    auto name = names.find(id);
    if (name != names.end()) {
        text += name->second->name();
    } else {
        char number[16];
        std::snprintf(number, sizeof number, "0x%x", id);
        text += number;
    }
}

void appendValue(std::string &text, const libcamera::ControlValue &value) {
    if (value.type() != libcamera::ControlTypeString && value.numElements() > LONGEST_ARRAY) {
        text += "(" + std::to_string(value.numElements()) + " numbers)";
        return;
    }
    const size_t begin = text.size();
    text += value.toString();
    /* A line is an entry, whatever the camera says. */
    std::replace_if(text.begin() + begin, text.end(), [](unsigned char c) { return c < ' '; }, ' ');
}

} // namespace

const dc_frame &Record::fill(libcamera::Request &request, const libcamera::FrameBuffer &buffer, Mapping &mapping,
                             Sequence &sequence) noexcept {
    frame_ = {};
    frame_.completed_monotonic_ns = nowNs(CLOCK_MONOTONIC);
    frame_.completed_boottime_ns = nowNs(CLOCK_BOOTTIME);
    frame_.request = request.cookie();
    const libcamera::FrameMetadata &filled = buffer.metadata();
    frame_.status = statusOf(request, filled);
    fillPlanes(filled, mapping);
    if (frame_.status != DC_FRAME_CANCELLED) {
        frame_.sequence = sequence.next(filled.sequence);
        if (!mapping.beginRead()) {
            frame_.status = DC_FRAME_DAMAGED;
        }
    }
    fillExposure(request.metadata());
    fillText(request.metadata());
    return frame_;
}

/* A pipeline that fills no number of bytes in, or one that cannot be, has filled the plane. */
void Record::fillPlanes(const libcamera::FrameMetadata &filled, const Mapping &mapping) {
    frame_.planes = mapping.planes();
    for (uint32_t i = 0; i < frame_.planes; i++) {
        frame_.plane[i] = mapping.plane(i);
        const uint64_t used = i < filled.planes().size() ? filled.planes()[i].bytesused : 0;
        if (used > 0 && used < frame_.plane[i].length_bytes) {
            frame_.plane[i].used_bytes = used;
        }
    }
}

void Record::fillExposure(const libcamera::ControlList &metadata) {
    frame_.sensor_timestamp_ns = metadata.get(controls::SensorTimestamp).value_or(0);
    frame_.exposure_ns = metadata.get(controls::ExposureTime).value_or(0) * NS_PER_US;
    frame_.gain = double(metadata.get(controls::AnalogueGain).value_or(0)) *
                  double(metadata.get(controls::DigitalGain).value_or(1));
    frame_.frame_duration_ns = metadata.get(controls::FrameDuration).value_or(0) * NS_PER_US;
    auto blackLevels = metadata.get(controls::SensorBlackLevels);
    frame_.black_level = blackLevels ? (*blackLevels)[0] : -1;
}

void Record::fillText(const libcamera::ControlList &metadata) {
    text_.clear();
    try {
        for (const auto &[id, value] : metadata) {
            appendName(text_, id, metadata);
            text_ += '\t';
            appendValue(text_, value);
            text_ += '\n';
        }
    } catch (...) {
        text_.clear();
    }
    frame_.metadata = text_.c_str();
    frame_.metadata_bytes = uint32_t(text_.size());
}

} // namespace diptych
