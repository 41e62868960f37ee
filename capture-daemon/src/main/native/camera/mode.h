/* The mode of a camera, chosen by a wish. */
#ifndef DIPTYCH_MODE_H
#define DIPTYCH_MODE_H

#include "diptych_camera.h"

#include <libcamera/libcamera.h>

namespace diptych {

/*
 * Configures the camera with what comes nearest to the wish, and fills in the mode's size, format and stride.
 * @return the stream; it belongs to the camera
 * Throws Failure.
 */
libcamera::Stream *chooseMode(libcamera::Camera &camera, const dc_wish &wish, dc_mode &mode);

} // namespace diptych
#endif
