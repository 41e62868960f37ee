package dev.diptych.inference.live;

import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.face.FaceFinder;
import dev.diptych.imaging.face.FaceSearch;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Follows the sitter's face from frame to frame. Every so many frames, fewer while the sitter moves, one is copied and
 * searched by the executor, usually on another thread; no frame waits for it. For use by one thread at a time.
 *
 * <pre>
 * lost --face--> following --no face--> holding (the box stays) --no face for a second--> lost
 *                    ^------- face ---------+
 * </pre>
 */
final class FaceTracker {
    private static final int FRAMES_BETWEEN_SEARCHES = 10;
    private static final int FRAMES_BETWEEN_SEARCHES_IN_MOTION = 3;
    private static final double HELD_SECONDS = 1;
    private static final String SEARCHING = "The sitter's face is being looked for.";

    private record Seen(long timestampNanos, FaceSearch search) {}

    private final FaceFinder finder;
    private final Executor searching;
    private final SteadyBox steady = new SteadyBox();
    private @Nullable Srgb8Image copy;
    private @Nullable CompletableFuture<Seen> search;
    private int framesSinceSearch = FRAMES_BETWEEN_SEARCHES;
    private long lastFrameNanos;
    private long lastFaceNanos;
    private String whyLost = SEARCHING;

    FaceTracker(FaceFinder finder, Executor searching) {
        this.finder = finder;
        this.searching = searching;
    }

    /** @param timestampNanos when the frame was taken; never earlier than the one before */
    FaceTrack track(Srgb8Image frame, long timestampNanos) {
        steady.pass((timestampNanos - lastFrameNanos) / 1e9);
        lastFrameNanos = timestampNanos;
        framesSinceSearch++;
        searchIfDue(frame, timestampNanos);
        if (search != null && search.isDone()) {
            CompletableFuture<Seen> done = search;
            search = null;
            take(result(done, timestampNanos));
        }
        return steady.box() == null ? new FaceTrack.Lost(whyLost) : new FaceTrack.At(steady.box());
    }

    private void searchIfDue(Srgb8Image frame, long timestampNanos) {
        int due = steady.restless() ? FRAMES_BETWEEN_SEARCHES_IN_MOTION : FRAMES_BETWEEN_SEARCHES;
        if (search == null && framesSinceSearch >= due) {
            Srgb8Image kept = copyOf(frame);
            framesSinceSearch = 0;
            search = CompletableFuture.supplyAsync(() -> new Seen(timestampNanos, finder.find(kept)), searching);
        }
    }

    /** A finder that fails is told as one that finds nobody: the preview goes on, and the next search may succeed. */
    private static Seen result(CompletableFuture<Seen> done, long timestampNanos) {
        try {
            return done.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            return new Seen(timestampNanos, new FaceSearch.NoFace("The sitter's face cannot be looked for ("
                    + e.getCause() + "); if that stays so, start again."));
        }
    }

    private void take(Seen seen) {
        switch (seen.search) {
            case FaceSearch.Found found -> {
                steady.found(found.largest().box());
                lastFaceNanos = seen.timestampNanos;
            }
            case FaceSearch.NoFace none -> {
                framesSinceSearch = FRAMES_BETWEEN_SEARCHES;
                if (steady.box() == null || (seen.timestampNanos - lastFaceNanos) / 1e9 > HELD_SECONDS) {
                    steady.forget();
                    whyLost = none.sentence();
                }
            }
        }
    }

    /** The camera may fill the frame's memory again before the search is over. */
    private Srgb8Image copyOf(Srgb8Image frame) {
        if (copy == null || copy.width() != frame.width() || copy.height() != frame.height()) {
            copy = new Srgb8Image(frame.width(), frame.height());
        }
        System.arraycopy(frame.rgb(), 0, copy.rgb(), 0, frame.rgb().length);
        return copy;
    }
}
