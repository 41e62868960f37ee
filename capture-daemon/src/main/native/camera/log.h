/* What libcamera says on standard error. */
#ifndef DIPTYCH_LOG_H
#define DIPTYCH_LOG_H

namespace diptych {

/*
 * Lets libcamera's warnings and errors through and drops its notes (its version, each camera, each mode), unless the
 * environment says with LIBCAMERA_LOG_LEVELS or LIBCAMERA_LOG_FILE what is wanted. Not by logSetLevel(), which since 0.4
 * knows a category only after its first note. To be called before the camera manager is made.
 */
void dropNotes();

} // namespace diptych
#endif
