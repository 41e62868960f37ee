#include "controls.h"

#include "differences.h"

#include <array>
#include <cmath>
#include <cstring>
#include <limits>

namespace diptych {

namespace {

namespace controls = libcamera::controls;

constexpr int64_t NS_PER_US = 1000;

/* NaN fails the comparisons, too. */
bool isGain(double value) {
    return value > 0 && std::isfinite(value);
}

bool isLensPosition(double dioptres) {
    return dioptres >= 0 && std::isfinite(dioptres);
}

int64_t toUs(int64_t ns) {
    return ns / NS_PER_US + (ns % NS_PER_US >= NS_PER_US / 2 ? 1 : 0);
}

/* At least 1: a pipeline takes 0 us for "as it was". */
int32_t toExposureUs(int64_t ns) {
    int64_t us = toUs(ns);
    return us < 1 ? 1 : us > std::numeric_limits<int32_t>::max() ? std::numeric_limits<int32_t>::max() : int32_t(us);
}

template <typename T> T firstOf(const libcamera::ControlValue &value) {
    T number{};
    auto bytes = value.data();
    if (bytes.size() >= sizeof number) {
        std::memcpy(&number, bytes.data(), sizeof number);
    }
    return number;
}

/*
 * A limit as a number, 0 where there is none. Read through its type and not with get<T>(), which asserts: pipelines do
 * not agree on whether the limits of an array control are arrays, and some write an int64 control's limits as int32.
 */
double limit(const libcamera::ControlValue &value) {
    switch (value.type()) {
    case libcamera::ControlTypeInteger32:
        return firstOf<int32_t>(value);
    case libcamera::ControlTypeInteger64:
        return double(firstOf<int64_t>(value));
    case libcamera::ControlTypeFloat:
        return firstOf<float>(value);
    default:
        return 0;
    }
}

int64_t limitNs(const libcamera::ControlValue &us) {
    double ns = limit(us) * NS_PER_US;
    /* Beyond 2^63 a cast would be undefined; some pipelines give INT64_MAX us for "no limit". */
    return ns <= 0 ? 0 : ns >= 9.2e18 ? std::numeric_limits<int64_t>::max() : int64_t(ns);
}

} // namespace

Controls::Controls(const libcamera::ControlInfoMap &known, const dc_wish &wish)
    : known_(known), wish_(wish), autoExposureCanBeSwitchedOff_(canSwitchOff(controls::AeEnable)),
      autoWhiteBalanceCanBeSwitchedOff_(canSwitchOff(controls::AwbEnable)),
      autoFocusCanBeSwitchedOff_(offers(controls::AfMode, controls::AfModeManual)) {
#if DIPTYCH_HAS_EXPOSURE_MODES
    if (offers(controls::ExposureTimeMode, controls::ExposureTimeModeManual) &&
        offers(controls::AnalogueGainMode, controls::AnalogueGainModeManual)) {
        autoExposureCanBeSwitchedOff_ = true;
    }
#endif
}

/* find() and not count(): before 0.5.1 ControlInfoMap::count(id) is true of every control that libcamera knows. */
const libcamera::ControlInfo *Controls::infoOf(const libcamera::ControlId &control) const {
    auto found = known_.find(control.id());
    return found == known_.end() ? nullptr : &found->second;
}

bool Controls::has(const libcamera::ControlId &control) const {
    return infoOf(control) != nullptr;
}

/* A pipeline that cannot do without an automatism lists `true` as its only value. */
bool Controls::canSwitchOff(const libcamera::ControlId &control) const {
    const libcamera::ControlInfo *info = infoOf(control);
    return info && info->min().type() == libcamera::ControlTypeBool && !firstOf<bool>(info->min());
}

bool Controls::offers(const libcamera::ControlId &control, int32_t choice) const {
    const libcamera::ControlInfo *info = infoOf(control);
    if (!info) {
        return false;
    }
    for (const libcamera::ControlValue &value : info->values()) {
        if (limit(value) == choice) {
            return true;
        }
    }
    return info->values().empty() && limit(info->min()) <= choice && choice <= limit(info->max());
}

void Controls::describe(dc_mode &mode) const {
    if (auto info = infoOf(controls::ExposureTime)) {
        mode.min_exposure_ns = limitNs(info->min());
        mode.max_exposure_ns = limitNs(info->max());
    }
    if (auto info = infoOf(controls::AnalogueGain)) {
        mode.min_gain = limit(info->min());
        mode.max_gain = limit(info->max());
    }
    if (auto info = infoOf(controls::FrameDurationLimits)) {
        mode.min_frame_duration_ns = limitNs(info->min());
        mode.max_frame_duration_ns = limitNs(info->max());
    }
    mode.has_manual_exposure =
        has(controls::ExposureTime) && has(controls::AnalogueGain) && autoExposureCanBeSwitchedOff_;
    mode.has_fixed_white_balance = hasFixedWhiteBalance();
    mode.has_fixed_focus = hasFixedFocus();
}

void Controls::setOn(libcamera::ControlList &list, const Exposure &exposure) const {
    setManualExposure(list, exposure);
    if (wish_.frame_duration_ns > 0 && has(controls::FrameDurationLimits)) {
        const std::array<int64_t, 2> fixedUs{toUs(wish_.frame_duration_ns), toUs(wish_.frame_duration_ns)};
        list.set(controls::FrameDurationLimits, libcamera::Span<const int64_t, 2>(fixedUs));
    }
    setFixedWhiteBalance(list);
    setFixedFocus(list);
}

bool Controls::hasFixedWhiteBalance() const {
    return autoWhiteBalanceCanBeSwitchedOff_ && has(controls::ColourGains);
}

void Controls::setFixedWhiteBalance(libcamera::ControlList &list) const {
    if (autoWhiteBalanceCanBeSwitchedOff_) {
        list.set(controls::AwbEnable, false);
    }
    if (hasFixedWhiteBalance() && isGain(wish_.colour_gain_red) && isGain(wish_.colour_gain_blue)) {
        const std::array<float, 2> gains{float(wish_.colour_gain_red), float(wish_.colour_gain_blue)};
        list.set(controls::ColourGains, libcamera::Span<const float, 2>(gains));
    }
}

bool Controls::hasFixedFocus() const {
    return autoFocusCanBeSwitchedOff_ && has(controls::LensPosition);
}

void Controls::setFixedFocus(libcamera::ControlList &list) const {
    if (autoFocusCanBeSwitchedOff_) {
        list.set(controls::AfMode, int32_t(controls::AfModeManual));
    }
    if (hasFixedFocus() && isLensPosition(wish_.lens_position_dioptres)) {
        list.set(controls::LensPosition, float(wish_.lens_position_dioptres));
    }
}

void Controls::setManualExposure(libcamera::ControlList &list, const Exposure &exposure) const {
    const bool duration = exposure.durationNs > 0 && has(controls::ExposureTime);
    const bool gain = isGain(exposure.gain) && has(controls::AnalogueGain);
    if ((duration || gain) && canSwitchOff(controls::AeEnable)) {
        list.set(controls::AeEnable, false);
    }
#if DIPTYCH_HAS_EXPOSURE_MODES
    if (duration && offers(controls::ExposureTimeMode, controls::ExposureTimeModeManual)) {
        list.set(controls::ExposureTimeMode, int32_t(controls::ExposureTimeModeManual));
    }
    if (gain && offers(controls::AnalogueGainMode, controls::AnalogueGainModeManual)) {
        list.set(controls::AnalogueGainMode, int32_t(controls::AnalogueGainModeManual));
    }
#endif
    if (duration) {
        list.set(controls::ExposureTime, toExposureUs(exposure.durationNs));
    }
    if (gain) {
        list.set(controls::AnalogueGain, float(exposure.gain));
    }
}

} // namespace diptych
