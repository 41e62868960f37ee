package dev.diptych.capture.live;

import java.util.function.Consumer;

/** The camera's pictures as they come, for any number of viewers, none of which slows another. For any thread. */
public interface LivePictures {
    /**
     * From now on every picture comes to this viewer, on a thread that must not be kept waiting: a viewer that is slow keeps
     * the newest and drops the rest. Pictures are made only while somebody watches.
     *
     * @return takes it off again
     */
    Runnable watch(Consumer<LivePicture> viewer);

    LiveRate rate();

    /**
     * Of the last seconds.
     *
     * @param picturesPerSecond 0 while nobody watches
     * @param latencyMs from the end of the exposure until the picture was ready, the median
     */
    record LiveRate(double picturesPerSecond, double latencyMs) {}
}
