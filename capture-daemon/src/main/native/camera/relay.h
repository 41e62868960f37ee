/* Between a camera's signals, which are raised on a thread of libcamera's, and whoever has opened the camera. */
#ifndef DIPTYCH_RELAY_H
#define DIPTYCH_RELAY_H

#include <libcamera/libcamera.h>

#include <functional>
#include <mutex>

namespace diptych {

/* Called on a thread of libcamera's, one call at a time. */
class Listener {
public:
    virtual void completed(libcamera::Request &request) = 0;
    virtual void unplugged() = 0;

protected:
    ~Listener() = default;
};

/*
 * One for each libcamera::Camera, connected once and for as long as that object lives. It is never disconnected, because
 * libcamera lets a signal be raised while it is disconnected (Signal::emit uses a copied list of slots), and an unplugged
 * camera raises its signals whenever it likes, also after Camera::stop() and in the midst of dc_close.
 */
class Relay {
public:
    void completed(libcamera::Request *request);
    void unplugged();

    /* Runs `change` while no call into the listener runs. Not to be called from within such a call. */
    void between(const std::function<void()> &change);

    /* When it returns, no call into the listener before this one runs or will. Null: nobody listens. */
    void listenWith(Listener *listener);

private:
    std::mutex mutex_;
    Listener *listener_ = nullptr;
};

} // namespace diptych
#endif
