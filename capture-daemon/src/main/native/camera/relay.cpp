#include "relay.h"

namespace diptych {

void Relay::completed(libcamera::Request *request) {
    std::lock_guard lock(mutex_);
    if (listener_) {
        listener_->completed(*request);
    }
}

void Relay::unplugged() {
    std::lock_guard lock(mutex_);
    if (listener_) {
        listener_->unplugged();
    }
}

void Relay::between(const std::function<void()> &change) {
    std::lock_guard lock(mutex_);
    change();
}

void Relay::listenWith(Listener *listener) {
    between([&] { listener_ = listener; });
}

} // namespace diptych
