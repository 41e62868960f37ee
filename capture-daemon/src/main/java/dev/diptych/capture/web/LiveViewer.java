package dev.diptych.capture.web;

import dev.diptych.capture.live.LivePicture;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One who looks through the camera. Has one picture on its way at a time; the next is the newest there is when it has said that
 * it has drawn the last, and those between are for others.
 */
final class LiveViewer {
    private @Nullable LivePicture newest;
    private @Nullable LivePicture onItsWay;
    private long sentNanos;

    /** @return what to send now */
    synchronized Optional<LivePicture> offer(LivePicture picture, long nowNanos) {
        newest = picture;
        return next(nowNanos);
    }

    /** @return what to send now */
    synchronized Optional<LivePicture> drawn(long sequence, long nowNanos) {
        if (onItsWay == null || onItsWay.sequence() != sequence) {
            return Optional.empty();
        }
        onItsWay = null;
        return next(nowNanos);
    }

    /** How long it owes an answer. */
    synchronized long silentNanos(long nowNanos) {
        return onItsWay == null ? 0 : nowNanos - sentNanos;
    }

    private Optional<LivePicture> next(long nowNanos) {
        if (onItsWay != null || newest == null) {
            return Optional.empty();
        }
        onItsWay = newest;
        newest = null;
        sentNanos = nowNanos;
        return Optional.of(onItsWay);
    }
}
