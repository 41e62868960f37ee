/* Where the versions of libcamera that the library is built against differ; nothing else asks for the version. */
#ifndef DIPTYCH_DIFFERENCES_H
#define DIPTYCH_DIFFERENCES_H

#include <libcamera/libcamera.h>
#include <libcamera/version.h>

#define DIPTYCH_LIBCAMERA_AT_LEAST(minor) (LIBCAMERA_VERSION_MAJOR > 0 || LIBCAMERA_VERSION_MINOR >= (minor))

/* From 0.5.0 on exposure time and gain are switched to manual one by one; AeEnable remains as the switch for both. */
#define DIPTYCH_HAS_EXPOSURE_MODES DIPTYCH_LIBCAMERA_AT_LEAST(5)

namespace diptych {

/* Takes a span of roles since 0.1.0, a vector of them before. */
inline std::unique_ptr<libcamera::CameraConfiguration> generateConfiguration(libcamera::Camera &camera,
                                                                             libcamera::StreamRole role) {
#if DIPTYCH_LIBCAMERA_AT_LEAST(1)
    return camera.generateConfiguration({{role}});
#else
    return camera.generateConfiguration(libcamera::StreamRoles{role});
#endif
}

} // namespace diptych
#endif
