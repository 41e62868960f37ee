package dev.diptych.capture.live;

import dev.diptych.capture.live.LivePictures.LiveRate;
import dev.diptych.rig.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** How many pictures there were of late, and how late they were. For any thread. */
final class RecentPictures {
    private static final long SPAN_SECONDS = 3;

    private record Shown(long atNanos, long latencyNanos) {}

    private final Clock clock;
    private final Deque<Shown> shown = new ArrayDeque<>();

    RecentPictures(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(LivePicture picture) {
        shown.addLast(new Shown(picture.shownNanos(), picture.shownNanos() - picture.exposureEndNanos()));
        forgetOld();
    }

    synchronized LiveRate rate() {
        forgetOld();
        long[] latencies = shown.stream().mapToLong(Shown::latencyNanos).sorted().toArray();
        return latencies.length == 0
                ? new LiveRate(0, 0)
                : new LiveRate(latencies.length / (double) SPAN_SECONDS, latencies[latencies.length / 2] / 1e6);
    }

    private void forgetOld() {
        long sinceNanos = clock.nanos() - TimeUnit.SECONDS.toNanos(SPAN_SECONDS);
        while (!shown.isEmpty() && shown.getFirst().atNanos() - sinceNanos <= 0) {
            shown.removeFirst();
        }
    }
}
