package dev.diptych.rig.preview;

import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.ExposureWindow;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.FrameStream;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.preview.PreviewEnd.Cause;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.HeldLights;
import dev.diptych.rig.switching.LightControl;
import dev.diptych.rig.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A preview that is on. The thread that has the camera follows it, frame by frame; any thread may say that it is
 * watched, stop it, or take its newest frame.
 *
 * <pre>
 * lamps falling --> dark, a frame seen --> torch, frames proved
 *       |                |                        |
 *       +----------------+------------------------+--> ending --> ended: every light at rest
 *         stopped, cap, no heartbeat, interlock, fault, closed
 * </pre>
 *
 * Of several causes the first counts. The lights go back at once, by whichever thread stops it, or by the
 * {@linkplain dev.diptych.rig.switching.PreviewExecutor dead man's switch} if none does; the preview has ended when its
 * follower has noticed, within a frame. An interlock is asked with every frame; who hears of it sooner stops the preview.
 */
public final class FlashPreview implements AutoCloseable {
    private record Ending(Cause cause, Optional<Fault> fault) {}

    private final Clock clock;
    private final FrameStream stream;
    private final LightControl control;
    private final PreviewSettings settings;
    private final PreviewExposures exposures;
    private final HeldLights lights;
    private final long startNanos;
    private final NewestFrame frames;
    private final TorchCheck torch = new TorchCheck();
    private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();
    private volatile long aliveNanos;
    private volatile @Nullable PreviewEnd end;

    /** @param startNanos when the lamps are switched */
    FlashPreview(Clock clock, FrameStream stream, LightControl control, PreviewSettings settings,
            PreviewExposures exposures, HeldLights lights, long startNanos) {
        this.clock = clock;
        this.stream = stream;
        this.control = control;
        this.settings = settings;
        this.exposures = exposures;
        this.lights = lights;
        this.startNanos = startNanos;
        this.frames = new NewestFrame(clock);
        this.aliveNanos = startNanos;
    }

    /** Its newest frame. */
    public NewestFrame frames() {
        return frames;
    }

    /** How its frames are exposed. */
    public ExposureSetting exposure() {
        return exposures.exposure();
    }

    /** Somebody watches: to be said again and again, or the preview ends. Any thread. */
    public void alive() {
        aliveNanos = clock.nanos();
    }

    /** Ends it; the lights go back at once. Any thread, as often as it likes. */
    public void stop() {
        endBy(Cause.STOPPED, Optional.empty());
    }

    /** How it ended; empty while it is on. Any thread. */
    public Optional<PreviewEnd> end() {
        return Optional.ofNullable(end);
    }

    /**
     * Waits for the camera's next frame and sees to the preview.
     *
     * @return false once it has ended
     */
    public boolean follow() {
        if (goesOn()) {
            try {
                exposures.ask(clock.nanos());
                Frame frame = stream.next(clock.nanos() + FrameStream.TIMEOUT_NANOS);
                if (!(goesOn() && seen(frame))) {
                    frame.release();
                }
            } catch (CameraException e) {
                endBy(Cause.FAULT, Optional.of(Fault.of(e)));
            }
        }
        Ending reached = ending.get();
        if (reached != null && end == null) {
            finish(reached);
        }
        return end == null;
    }

    /** Ends it, if it has not; every light is at rest then. By the thread that follows it. */
    @Override
    public void close() {
        endBy(Cause.CLOSED, Optional.empty());
        follow();
    }

    /**
     * Whether all of a frame's exposure lies in the preview's light, by what is certain of every light up to now: the lamps
     * dark, the torch at its level. Of a window that is not over, only what has been switched by now is known. By the
     * thread that follows the preview.
     *
     * @param window every row's exposure, widened by what its timestamp leaves open
     */
    public boolean covers(ExposureWindow window) {
        return proof().isLit(window);
    }

    /** Asks the camera for the first frames' exposure. */
    void begin() {
        try {
            exposures.ask(clock.nanos());
        } catch (CameraException e) {
            endBy(Cause.FAULT, Optional.of(Fault.of(e)));
        }
    }

    private PreviewProof proof() {
        return new PreviewProof(control.lights(), settings.level(), lights.edges());
    }

    private void endBy(Cause cause, Optional<Fault> fault) {
        if (ending.compareAndSet(null, new Ending(cause, fault))) {
            lights.letGo();
        }
    }

    private boolean goesOn() {
        if (ending.get() == null) {
            control.objection().ifPresent(fault -> endBy(Cause.INTERLOCK, Optional.of(fault)));
        }
        if (ending.get() == null && !lights.keepUntil(aliveNanos + settings.heartbeatNanos())) {
            endBy(lights.endNanos() - startNanos < settings.longestNanos() ? Cause.HEARTBEAT : Cause.CAP,
                    Optional.empty());
        }
        return ending.get() == null;
    }

    /** Whether the frame was kept. */
    private boolean seen(Frame frame) {
        FrameMetadata metadata = frame.metadata();
        if (metadata.meaning() == TimestampMeaning.UNKNOWN || !exposures.exposure().agreesWith(metadata.exposure())
                || stream.displacementNanos().isPresent() || !stream.jumpsSince(metadata.sequence()).isEmpty()) {
            return false;
        }
        ExposureWindow window = stream.timing().window(metadata.readoutStartNanos(), metadata.exposure());
        ExposureWindow widened = window.widenedBy(metadata.timestampUncertaintyNanos());
        PreviewProof proof = proof();
        if (proof.isDark(widened)) {
            torch.dark(frame);
        }
        if (!proof.isLit(widened)) {
            return false;
        }
        Optional<Fault> objection = torch.objection(frame);
        objection.ifPresent(fault -> endBy(Cause.FAULT, objection));
        if (objection.isEmpty()) {
            frames.bring(new PreviewFrame(frame, window));
        }
        return objection.isEmpty();
    }

    private void finish(Ending reached) {
        Optional<Fault> unknown = lights.end();
        frames.dropWaiting();
        end = new PreviewEnd(reached.cause(), reached.fault().or(() -> unknown),
                Math.max(0, lights.endNanos() - startNanos), frames.proved());
    }
}
