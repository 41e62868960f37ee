package dev.diptych.capture.daemon;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.live.Viewfinder;
import dev.diptych.capture.rig.CalibratedRig;
import dev.diptych.rig.preview.FlashPreview;
import dev.diptych.rig.preview.PreviewSettings;
import dev.diptych.rig.preview.PreviewStart;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Flash previews: one thread has the camera and follows, any may order, watch and stop, even before it has begun. */
final class PreviewDesk {
    private final StateBoard board;
    private final Viewfinder viewfinder;
    private final PreviewSettings settings;
    private final InstantSource wallTime;
    private final Consumer<String> told;
    private boolean ordered;
    private boolean stopped;
    private @Nullable FlashPreview on;

    PreviewDesk(StateBoard board, Viewfinder viewfinder, PreviewSettings settings, InstantSource wallTime,
            Consumer<String> told) {
        this.board = board;
        this.viewfinder = viewfinder;
        this.settings = settings;
        this.wallTime = wallTime;
        this.told = told;
    }

    /** One will be {@linkplain #hold held}. */
    synchronized void ordered() {
        ordered = true;
        stopped = false;
    }

    /** From its beginning, unless it was stopped before that, to its end. By the thread with the camera. */
    void hold(CalibratedRig rig) throws OperatorException {
        try {
            if (isStopped()) {
                told.accept("The flash preview was stopped before it began.");
                return;
            }
            switch (rig.previewer().start(settings)) {
                case PreviewStart.Refused refused -> throw new OperatorException(refused.fault().line());
                case PreviewStart.Started started -> follow(started.preview());
            }
        } finally {
            over();
        }
    }

    private void follow(FlashPreview preview) {
        String endsAt = wallTime.instant()
                .plus(Duration.ofNanos(settings.longestNanos()))
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
        // Whoever asked for it watches, until the heartbeat says otherwise.
        preview.alive();
        try {
            begun(preview);
            board.change(before -> before.withPreview(
                    new RigState.PreviewState(endsAt, settings.longestNanos() / 1e6)));
            viewfinder.previewing(preview);
            while (preview.follow()) {
                board.refresh();
            }
        } finally {
            viewfinder.notPreviewing();
            preview.close();
            board.change(before -> before.withPreview(null));
        }
        preview.end().ifPresent(found -> told.accept(found.sentence()));
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private synchronized void begun(FlashPreview preview) {
        on = preview;
        if (stopped) {
            preview.stop();
        }
    }

    /** None is on, and none is ordered. */
    synchronized void over() {
        on = null;
        ordered = false;
    }

    /** @return whether there is one, or will be */
    synchronized boolean alive() {
        if (on != null) {
            on.alive();
        }
        return ordered;
    }

    /** @return whether there was one, or would have been */
    synchronized boolean stop() {
        stopped = true;
        if (on != null) {
            on.stop();
        }
        return ordered;
    }
}
