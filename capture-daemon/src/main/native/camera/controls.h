/* The controls that a camera has, and which of them are set on each request. */
#ifndef DIPTYCH_CONTROLS_H
#define DIPTYCH_CONTROLS_H

#include "diptych_camera.h"
#include "exposure.h"

#include <libcamera/libcamera.h>

namespace diptych {

/*
 * Built after the mode was configured, because the pipelines set the limits of exposure and frame duration then.
 * Not changed afterwards, so that any thread may use it.
 */
class Controls {
public:
    Controls(const libcamera::ControlInfoMap &known, const dc_wish &wish);

    /* Limits and has_... flags. */
    void describe(dc_mode &mode) const;

    /*
     * Every control of a request, each time: a control that is left out keeps its last value in most pipelines, but which
     * request's value that was depends on the order in which requests came back.
     */
    void setOn(libcamera::ControlList &controls, const Exposure &exposure) const;

private:
    bool has(const libcamera::ControlId &control) const;
    const libcamera::ControlInfo *infoOf(const libcamera::ControlId &control) const;
    bool canSwitchOff(const libcamera::ControlId &control) const;
    bool offers(const libcamera::ControlId &control, int32_t choice) const;
    void setManualExposure(libcamera::ControlList &controls, const Exposure &exposure) const;
    /* Always off, so that nothing moves from one frame to the other. */
    void setFixedWhiteBalance(libcamera::ControlList &controls) const;
    void setFixedFocus(libcamera::ControlList &controls) const;
    bool hasFixedWhiteBalance() const;
    bool hasFixedFocus() const;

    /* A copy: the camera's own map is written anew whenever it is configured. */
    const libcamera::ControlInfoMap known_;
    const dc_wish wish_;
    bool autoExposureCanBeSwitchedOff_;
    bool autoWhiteBalanceCanBeSwitchedOff_;
    bool autoFocusCanBeSwitchedOff_;
};

} // namespace diptych
#endif
