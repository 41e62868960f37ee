#include "log.h"

#include <cstdlib>
#include <ostream>
#include <streambuf>
#include <string_view>

#include <unistd.h>

/* After <ostream>, which the header of 0.0.3 needs and does not include. */
#include <libcamera/logging.h>

namespace diptych {

namespace {

/* libcamera writes a line at once: "[uptime] [thread]  INFO Category file:line text". */
bool isNote(std::string_view line) {
    size_t at = line.find("] [");
    at = at == line.npos ? at : line.find("] ", at + 1);
    at = at == line.npos ? at : line.find_first_not_of(' ', at + 2);
    return at != line.npos && line.substr(at, 5) == "INFO ";
}

/* Keeps nothing, so that libcamera's threads may write at the same time. */
class WarningsAndErrors : public std::streambuf {
protected:
    std::streamsize xsputn(const char *text, std::streamsize length) override {
        const size_t bytes = size_t(length);
        const bool written = isNote({text, bytes}) || ::write(STDERR_FILENO, text, bytes) >= 0;
        return written ? length : 0;
    }

    int_type overflow(int_type character) override {
        const char text = traits_type::to_char_type(character);
        return xsputn(&text, 1) == 1 ? character : traits_type::eof();
    }
};

} // namespace

void dropNotes() {
    if (std::getenv("LIBCAMERA_LOG_LEVELS") || std::getenv("LIBCAMERA_LOG_FILE")) {
        return;
    }
    /* Never deleted: libcamera may write until the process has ended. */
    static std::ostream *const stream = new std::ostream(new WarningsAndErrors);
    libcamera::logSetStream(stream);
}

} // namespace diptych
