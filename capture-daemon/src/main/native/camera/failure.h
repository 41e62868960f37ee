/* What goes wrong inside the library, until the C ABI turns it into a code and a sentence. */
#ifndef DIPTYCH_FAILURE_H
#define DIPTYCH_FAILURE_H

#include "diptych_camera.h"

#include <cerrno>
#include <stdexcept>
#include <string>
#include <system_error>

namespace diptych {

/* A code of dc_*'s and a sentence without its full stop. */
class Failure : public std::runtime_error {
public:
    Failure(int32_t code, const std::string &sentence) : std::runtime_error(sentence), code_(code) {}

    int32_t code() const { return code_; }

private:
    int32_t code_;
};

inline std::string errorText(int error) {
    return std::generic_category().message(error < 0 ? -error : error);
}

/* Throws where libcamera answered with an error: -ENODEV is its word for a camera that was unplugged. */
inline void check(int answer, const std::string &sentence) {
    if (answer < 0) {
        throw Failure(answer == -ENODEV ? DC_GONE : DC_ERROR, sentence + " (" + errorText(answer) + ")");
    }
}

} // namespace diptych
#endif
