package dev.diptych.capture.live;

import dev.diptych.inference.FrameRole;
import dev.diptych.inference.LightState;
import dev.diptych.inference.engine.EngineUnavailableException;
import dev.diptych.inference.live.LiveCorrector;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The network that corrects a flash preview's pictures. It is opened for the first preview, while others wait for
 * nothing, and stays open: until then, and where it cannot be opened, pictures go uncorrected. The next preview tries again.
 */
final class LazyCorrector implements AutoCloseable {
    private final Optional<CorrectorSource> source;
    private final Complaints complaints;
    private final Executor opener;
    private final ExecutorService searching = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name("live-face").unstarted(task));
    private @Nullable LiveCorrector corrector;
    private boolean opening;
    private boolean closed;

    /** @param opener runs the opening */
    LazyCorrector(Optional<CorrectorSource> source, Complaints complaints, Executor opener) {
        this.source = source;
        this.complaints = complaints;
        this.opener = opener;
    }

    /** It will be needed soon. Any thread; does not wait. */
    void want() {
        synchronized (this) {
            if (source.isEmpty() || opening || corrector != null || closed) {
                return;
            }
            opening = true;
        }
        opener.execute(() -> open(source.get()));
    }

    /** Whoever corrects with it is who closes this. */
    synchronized Optional<LiveCorrector> ready() {
        return Optional.ofNullable(corrector);
    }

    private void open(CorrectorSource from) {
        @Nullable
        LiveCorrector opened = null;
        try {
            opened = checked(from.open(searching));
        } catch (EngineUnavailableException e) {
            complain(e.sentence());
        } catch (IOException e) {
            complain(String.valueOf(e.getMessage()));
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            complain("The network could not be opened (" + Complaints.reason(e) + "); \"diptych doctor\" may say why.");
        }
        synchronized (this) {
            opening = false;
            if (!closed) {
                corrector = opened;
                return;
            }
        }
        if (opened != null) {
            opened.close();
        }
    }

    private static LiveCorrector checked(LiveCorrector opened) throws IOException {
        if (opened.needs().lights(FrameRole.FLASH).contains(LightState.FLASH_PREVIEW)) {
            return opened;
        }
        opened.close();
        throw new IOException("The network " + opened.name()
                + " was not trained on the flash as a torch; choose one that was (\"diptych model list\").");
    }

    private void complain(String sentence) {
        complaints.tell(Complaints.About.CORRECTION, "The flash preview is shown uncorrected: " + sentence);
    }

    @Override
    public void close() {
        @Nullable
        LiveCorrector left;
        synchronized (this) {
            closed = true;
            left = corrector;
            corrector = null;
        }
        if (left != null) {
            left.close();
        }
        searching.shutdown();
    }
}
