#include "mode.h"

#include "differences.h"
#include "failure.h"

#include <memory>
#include <string>

namespace diptych {

namespace {

using libcamera::StreamRole;

/*
 * Raw samples come from the role of that name alone. For processed ones StillCapture comes first: its mode is the largest
 * in every pipeline, and on some (rkisp1, ipu3) only that role has the path of full size, while Viewfinder is the small
 * path; some pipelines lack StillCapture.
 */
std::unique_ptr<libcamera::CameraConfiguration> proposal(libcamera::Camera &camera, int32_t stream) {
    auto proposed = [&](StreamRole role) {
        auto configuration = generateConfiguration(camera, role);
        return configuration && !configuration->empty() ? std::move(configuration) : nullptr;
    };
    if (stream == DC_STREAM_RAW) {
        return proposed(StreamRole::Raw);
    }
    auto still = proposed(StreamRole::StillCapture);
    return still ? std::move(still) : proposed(StreamRole::Viewfinder);
}

/* Plainly packed samples where the pipeline has them, and else what it has of that fourcc. */
libcamera::PixelFormat formatOf(uint32_t fourcc, const libcamera::StreamFormats &formats) {
    libcamera::PixelFormat plain(fourcc);
    libcamera::PixelFormat found = plain;
    for (const auto &format : formats.pixelformats()) {
        if (format == plain) {
            return plain;
        }
        if (format.fourcc() == fourcc) {
            found = format;
        }
    }
    return found;
}

uint64_t area(const libcamera::Size &size) {
    return uint64_t(size.width) * size.height;
}

libcamera::Size largest(const libcamera::StreamConfiguration &stream) {
    libcamera::Size size = stream.size;
    for (const auto &other : stream.formats().sizes(stream.pixelFormat)) {
        if (area(other) > area(size)) {
            size = other;
        }
    }
    return size;
}

std::string words(const libcamera::StreamConfiguration &stream) {
    return std::to_string(stream.size.width) + "x" + std::to_string(stream.size.height) + " " +
           stream.pixelFormat.toString();
}

} // namespace

libcamera::Stream *chooseMode(libcamera::Camera &camera, const dc_wish &wish, dc_mode &mode) {
    auto configuration = proposal(camera, wish.stream);
    if (!configuration) {
        throw Failure(DC_ERROR, "camera '" + camera.id() + "' has no " +
                                    (wish.stream == DC_STREAM_RAW ? "raw" : "processed") + " stream");
    }
    libcamera::StreamConfiguration &stream = configuration->at(0);
    if (wish.fourcc) {
        stream.pixelFormat = formatOf(wish.fourcc, stream.formats());
    }
    stream.size = wish.width && wish.height ? libcamera::Size(wish.width, wish.height) : largest(stream);
    if (wish.buffers) {
        stream.bufferCount = wish.buffers;
    }
    const std::string wished = words(stream);
    if (configuration->validate() == libcamera::CameraConfiguration::Invalid) {
        throw Failure(DC_ERROR, "camera '" + camera.id() + "' has no mode like " + wished);
    }
    check(camera.configure(configuration.get()), "camera '" + camera.id() + "' does not take the mode " + words(stream));
    mode.width = stream.size.width;
    mode.height = stream.size.height;
    mode.fourcc = stream.pixelFormat.fourcc();
    mode.modifier = stream.pixelFormat.modifier();
    mode.stride_bytes = stream.stride;
    return stream.stream();
}

} // namespace diptych
