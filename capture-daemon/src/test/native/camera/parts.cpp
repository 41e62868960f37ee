/* Checks the parts of the camera library that need no camera. Run with a check's name; prints what does not hold. */
#include "controls.h"
#include "failure.h"
#include "log.h"
#include "mapping.h"
#include "sequence.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <limits>
#include <string>
#include <vector>

#include <fcntl.h>
#include <libcamera/logging.h>
#include <sys/mman.h>
#include <unistd.h>

#define HOLDS(condition) ((condition) ? void() : fails(__LINE__, #condition))

namespace {

namespace controls = libcamera::controls;
using diptych::Controls;
using diptych::Failure;
using diptych::Mapping;
using libcamera::ControlInfo;
using libcamera::FrameBuffer;
using libcamera::SharedFD;
using libcamera::UniqueFD;

int failed = 0;

void fails(int line, const char *condition) {
    failed++;
    std::printf("line %d: %s\n", line, condition);
}

/* ---- frame numbers ---- */

void aNumberThatWrapsGoesOn() {
    diptych::Sequence sequence;
    HOLDS(sequence.next(0xfffffffe) == 0xfffffffe);
    HOLDS(sequence.next(0xffffffff) == 0xffffffff);
    HOLDS(sequence.next(0) == 0x100000000);
    HOLDS(sequence.next(1) == 0x100000001);
}

void aDroppedFrameIsAGap() {
    diptych::Sequence sequence;
    HOLDS(sequence.next(5) == 5);
    HOLDS(sequence.next(8) == 8);
}

void aNumberThatNobodyFilledInCountsOne() {
    diptych::Sequence sequence;
    HOLDS(sequence.next(0) == 0);
    HOLDS(sequence.next(0) == 1);
    HOLDS(sequence.next(32573) == 2);
    HOLDS(sequence.next(0) == 3);
}

/* ---- buffers ---- */

int mapped() {
    int count = 0;
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
        count += line.find("memfd:diptych-parts") != std::string::npos;
    }
    return count;
}

SharedFD memory(const std::string &content) {
    UniqueFD fd(memfd_create("diptych-parts", MFD_CLOEXEC));
    HOLDS(write(fd.get(), content.data(), content.size()) == ssize_t(content.size()));
    return SharedFD(std::move(fd));
}

FrameBuffer::Plane plane(const SharedFD &fd, unsigned int offset, unsigned int length) {
    FrameBuffer::Plane made;
    made.fd = fd;
    made.offset = offset;
    made.length = length;
    return made;
}

void planesOfOneDmaBufAreMappedOnce() {
    SharedFD fd = memory("lumachroma");
    const std::vector<FrameBuffer::Plane> planes{plane(fd, 0, 4), plane(fd, 4, 6)};
    FrameBuffer buffer(planes);
    {
        Mapping mapping(buffer);
        HOLDS(mapped() == 1);
        HOLDS(mapping.planes() == 2);
        HOLDS(mapping.plane(0).length_bytes == 4 && mapping.plane(0).used_bytes == 4);
        HOLDS(std::memcmp(mapping.plane(1).address, "chroma", 6) == 0);
        /* Plain memory has no caches to bring in step, and is whole without. */
        HOLDS(mapping.beginRead());
        mapping.endRead();
    }
    HOLDS(mapped() == 0);
}

void planesApartAreMappedEach() {
    SharedFD luma = memory("luma");
    SharedFD chroma = memory("chroma");
    const std::vector<FrameBuffer::Plane> planes{plane(luma, 0, 4), plane(chroma, 0, 6)};
    FrameBuffer buffer(planes);
    Mapping mapping(buffer);
    HOLDS(mapped() == 2);
    HOLDS(std::memcmp(mapping.plane(0).address, "luma", 4) == 0);
    HOLDS(std::memcmp(mapping.plane(1).address, "chroma", 6) == 0);
}

template <typename Work> std::string refusal(Work work) {
    try {
        work();
    } catch (const Failure &failure) {
        HOLDS(failure.code() == DC_ERROR);
        return failure.what();
    }
    return "";
}

void aBufferThatCannotBeMappedLeavesNothingMapped() {
    SharedFD readable = memory("luma");
    SharedFD writeOnly(UniqueFD(open("/dev/null", O_WRONLY)));
    const std::vector<FrameBuffer::Plane> planes{plane(readable, 0, 4), plane(writeOnly, 0, 6)};
    FrameBuffer buffer(planes);
    HOLDS(refusal([&] { Mapping mapping(buffer); }) == "a buffer of 6 bytes cannot be mapped (Permission denied)");
    HOLDS(mapped() == 0);
}

void moreThanThreePlanesAreRefused() {
    SharedFD fd = memory("abcd");
    const std::vector<FrameBuffer::Plane> planes{plane(fd, 0, 1), plane(fd, 1, 1), plane(fd, 2, 1), plane(fd, 3, 1)};
    FrameBuffer buffer(planes);
    HOLDS(refusal([&] { Mapping mapping(buffer); }) ==
          "the camera's buffers have 4 planes, where 1 to 3 can be read");
}

/* ---- controls ---- */

ControlInfo focusing(const std::vector<libcamera::ControlValue> &modes) {
    return ControlInfo(libcamera::Span<const libcamera::ControlValue>(modes));
}

libcamera::ControlInfoMap::Map everything() {
    libcamera::ControlInfoMap::Map map;
    map.emplace(&controls::AeEnable, ControlInfo(false, true));
    map.emplace(&controls::ExposureTime, ControlInfo(int32_t(75), int32_t(11766829)));
    map.emplace(&controls::AnalogueGain, ControlInfo(1.0f, 22.0f));
    map.emplace(&controls::FrameDurationLimits, ControlInfo(int64_t(16666), int64_t(11767556)));
    map.emplace(&controls::AwbEnable, ControlInfo(false, true));
    map.emplace(&controls::ColourGains, ControlInfo(0.0f, 32.0f));
    map.emplace(&controls::AfMode, focusing({int32_t(controls::AfModeManual), int32_t(controls::AfModeAuto)}));
    map.emplace(&controls::LensPosition, ControlInfo(0.0f, 32.0f));
    return map;
}

dc_wish wish() {
    dc_wish made{};
    made.frame_duration_ns = 33333333;
    made.colour_gain_red = 2;
    made.colour_gain_blue = 1.5;
    made.lens_position_dioptres = 0.5;
    return made;
}

dc_mode describe(libcamera::ControlInfoMap::Map map) {
    dc_mode mode{};
    Controls(libcamera::ControlInfoMap(std::move(map), controls::controls), wish()).describe(mode);
    return mode;
}

libcamera::ControlList set(libcamera::ControlInfoMap::Map map, const dc_wish &wish, const diptych::Exposure &exposure) {
    libcamera::ControlList list(controls::controls);
    Controls(libcamera::ControlInfoMap(std::move(map), controls::controls), wish).setOn(list, exposure);
    return list;
}

void aCameraThatHasEverythingSaysSo() {
    dc_mode mode = describe(everything());
    HOLDS(mode.has_manual_exposure == 1 && mode.has_fixed_white_balance == 1 && mode.has_fixed_focus == 1);
    HOLDS(mode.min_exposure_ns == 75000 && mode.max_exposure_ns == 11766829000);
    HOLDS(mode.min_gain == 1 && mode.max_gain == 22);
    HOLDS(mode.min_frame_duration_ns == 16666000 && mode.max_frame_duration_ns == 11767556000);
}

void aCameraWithoutControlsHasNothingSet() {
    dc_mode mode = describe({});
    HOLDS(mode.has_manual_exposure == 0 && mode.has_fixed_white_balance == 0 && mode.has_fixed_focus == 0);
    HOLDS(mode.min_exposure_ns == 0 && mode.max_exposure_ns == 0 && mode.max_frame_duration_ns == 0);
    HOLDS(set({}, wish(), {10000000, 2}).empty());
}

void anAutomatismThatCannotBeSwitchedOffIsNoManualControl() {
    auto map = everything();
    map.erase(&controls::AeEnable);
    map.emplace(&controls::AeEnable, ControlInfo(true));
    map.erase(&controls::AwbEnable);
    map.erase(&controls::AfMode);
    map.emplace(&controls::AfMode, focusing({int32_t(controls::AfModeAuto)}));
    dc_mode mode = describe(map);
    HOLDS(mode.has_manual_exposure == 0 && mode.has_fixed_white_balance == 0 && mode.has_fixed_focus == 0);
    auto list = set(map, wish(), {10000000, 2});
    HOLDS(!list.contains(controls::AeEnable.id()) && !list.contains(controls::ColourGains.id()) &&
          !list.contains(controls::LensPosition.id()));
}

void gainThatCannotBeSetIsNoManualExposure() {
    auto map = everything();
    map.erase(&controls::AnalogueGain);
    HOLDS(describe(map).has_manual_exposure == 0);
    auto list = set(map, wish(), {10000000, 2});
    HOLDS(list.get(controls::ExposureTime) == 10000 && !list.contains(controls::AnalogueGain.id()));
}

void everyControlIsSetOnARequest() {
    auto list = set(everything(), wish(), {9999600, 2.5});
    HOLDS(list.size() == 8);
    HOLDS(list.get(controls::AeEnable) == false);
    HOLDS(list.get(controls::ExposureTime) == 10000);
    HOLDS(list.get(controls::AnalogueGain) == 2.5f);
    auto limits = list.get(controls::FrameDurationLimits);
    HOLDS(limits && (*limits)[0] == 33333 && (*limits)[1] == 33333);
    HOLDS(list.get(controls::AwbEnable) == false);
    auto gains = list.get(controls::ColourGains);
    HOLDS(gains && (*gains)[0] == 2.0f && (*gains)[1] == 1.5f);
    HOLDS(list.get(controls::AfMode) == int32_t(controls::AfModeManual));
    HOLDS(list.get(controls::LensPosition) == 0.5f);
}

dc_wish nothing() {
    dc_wish made{};
    made.colour_gain_red = made.colour_gain_blue = made.lens_position_dioptres = std::nan("");
    return made;
}

void whatIsNotWishedIsLeftAsItIsButStandsStill() {
    auto list = set(everything(), nothing(), {0, std::nan("")});
    HOLDS(list.size() == 2);
    HOLDS(list.get(controls::AwbEnable) == false);
    HOLDS(list.get(controls::AfMode) == int32_t(controls::AfModeManual));
}

/* As a pipeline that lets its automatisms be switched off, but nothing be set instead. */
void anAutomatismIsSwitchedOffWhereNothingCanBeSetInstead() {
    auto map = everything();
    map.erase(&controls::ColourGains);
    map.erase(&controls::LensPosition);
    dc_mode mode = describe(map);
    HOLDS(mode.has_fixed_white_balance == 0 && mode.has_fixed_focus == 0);
    auto list = set(map, wish(), {10000000, 2});
    HOLDS(list.get(controls::AwbEnable) == false && !list.contains(controls::ColourGains.id()));
    HOLDS(list.get(controls::AfMode) == int32_t(controls::AfModeManual) && !list.contains(controls::LensPosition.id()));
}

void aLensIsFocusedToInfinity() {
    dc_wish infinity = nothing();
    infinity.lens_position_dioptres = 0;
    auto list = set(everything(), infinity, {10000000, 2});
    HOLDS(list.get(controls::AfMode) == int32_t(controls::AfModeManual));
    HOLDS(list.get(controls::LensPosition) == 0.0f);
}

void anExposureStaysWithinWhatAControlHolds() {
    HOLDS(set(everything(), {}, {1, 1}).get(controls::ExposureTime) == 1);
    HOLDS(set(everything(), {}, {std::numeric_limits<int64_t>::max(), 1}).get(controls::ExposureTime) ==
          std::numeric_limits<int32_t>::max());
}

/* ---- log ---- */

std::string onStandardError(void (*work)()) {
    UniqueFD file(memfd_create("stderr", MFD_CLOEXEC));
    UniqueFD before(dup(STDERR_FILENO));
    dup2(file.get(), STDERR_FILENO);
    work();
    dup2(before.get(), STDERR_FILENO);
    char text[4096];
    ssize_t length = pread(file.get(), text, sizeof text, 0);
    return std::string(text, length < 0 ? 0 : size_t(length));
}

void startAndFail() {
    libcamera::CameraManager manager;
    HOLDS(manager.start() == 0);
    manager.stop();
    libcamera::ControlList(controls::controls).get(0x7ffffff0);
}

void notesAreDroppedAndErrorsAreNot() {
    unsetenv("LIBCAMERA_LOG_LEVELS");
    unsetenv("LIBCAMERA_LOG_FILE");
    libcamera::logSetStream(&std::cerr);
    std::string everything = onStandardError(startAndFail);
    HOLDS(everything.find(" INFO ") != std::string::npos);
    HOLDS(everything.find("0x7ffffff0") != std::string::npos);
    diptych::dropNotes();
    std::string heard = onStandardError(startAndFail);
    HOLDS(heard.find(" INFO ") == std::string::npos);
    HOLDS(heard.find("0x7ffffff0") != std::string::npos);
}

#define CHECK(name) {#name, name}

const struct {
    const char *name;
    void (*run)();
} CHECKS[] = {
    CHECK(aNumberThatWrapsGoesOn),
    CHECK(aDroppedFrameIsAGap),
    CHECK(aNumberThatNobodyFilledInCountsOne),
    CHECK(planesOfOneDmaBufAreMappedOnce),
    CHECK(planesApartAreMappedEach),
    CHECK(aBufferThatCannotBeMappedLeavesNothingMapped),
    CHECK(moreThanThreePlanesAreRefused),
    CHECK(aCameraThatHasEverythingSaysSo),
    CHECK(aCameraWithoutControlsHasNothingSet),
    CHECK(anAutomatismThatCannotBeSwitchedOffIsNoManualControl),
    CHECK(gainThatCannotBeSetIsNoManualExposure),
    CHECK(everyControlIsSetOnARequest),
    CHECK(whatIsNotWishedIsLeftAsItIsButStandsStill),
    CHECK(anAutomatismIsSwitchedOffWhereNothingCanBeSetInstead),
    CHECK(aLensIsFocusedToInfinity),
    CHECK(anExposureStaysWithinWhatAControlHolds),
    CHECK(notesAreDroppedAndErrorsAreNot),
};

} // namespace

int main(int arguments, char **argument) {
    for (const auto &check : CHECKS) {
        if (arguments == 1) {
            std::puts(check.name);
        } else if (std::strcmp(argument[1], check.name) == 0) {
            check.run();
            return failed == 0 ? 0 : 1;
        }
    }
    return arguments == 1 ? 0 : 2;
}
