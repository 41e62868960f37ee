package dev.diptych.capture.libcamera;

import dev.diptych.capture.libcamera.internal.ConfiguredMode;
import dev.diptych.capture.libcamera.internal.ControlLatency;
import dev.diptych.capture.libcamera.internal.FrameExchange;
import dev.diptych.capture.libcamera.internal.FrameReading;
import dev.diptych.capture.libcamera.internal.NativeCamera;
import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.CameraException.Reason;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A camera through libcamera. Its frames are read where the camera has put them, until somebody keeps one.
 *
 * <pre>
 *                  start                  unplugged
 *   acquired ----------------> streaming -----------> lost
 *      ^    close                  | close             | close
 *      |  +------------------------+-------------------+
 *      |  v
 *     closed     start acquires the camera again; a lost one is looked for again a few times
 * </pre>
 *
 * One thread starts it, asks for exposures and awaits frames; any thread may close it.
 */
public final class LibcameraCamera implements Camera {
    /** A USB camera that was pulled out and plugged in again is there after a second or two. */
    private static final int REOPENINGS = 6;
    private static final long REOPENING_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final CameraLibrary library;
    private final LibcameraSettings settings;
    private final Clock clock;
    private final String id;
    private final ConfiguredMode mode;
    private final FrameReading reading;
    /** Null while closed. */
    private @Nullable NativeCamera acquired;
    private volatile @Nullable FrameExchange streaming;
    private volatile boolean lost;
    private volatile int latencyFrames;

    /**
     * Acquires the camera that the settings name, for this program alone.
     *
     * @param clock CLOCK_MONOTONIC
     */
    public static LibcameraCamera open(CameraLibrary library, LibcameraSettings settings, Clock clock)
            throws CameraException {
        Acquisition acquisition = Acquisition.of(library, settings, library.choose(settings.cameraId()));
        try {
            return new LibcameraCamera(library, settings, clock, acquisition);
        } catch (CameraException | RuntimeException e) {
            acquisition.camera().close();
            throw e;
        }
    }

    private LibcameraCamera(CameraLibrary library, LibcameraSettings settings, Clock clock, Acquisition acquisition)
            throws CameraException {
        this.library = library;
        this.settings = settings;
        this.clock = clock;
        id = acquisition.camera().id();
        mode = acquisition.mode();
        check().requireUsable();
        reading = new FrameReading(id, mode, settings.timestamps(), settings.framePeriodNanos());
        acquired = acquisition.camera();
    }

    /** libcamera's. */
    public String id() {
        return id;
    }

    @Override
    public FrameTiming timing() {
        return settings.timing();
    }

    /** A raw stream's black level is 0 until the first frame has told it. */
    @Override
    public PixelFormat format() {
        return reading.format();
    }

    /** Known once it has been started; before that, as if controls did not lag. */
    @Override
    public int controlLatencyFrames() {
        return Math.max(0, mode.buffers() + latencyFrames);
    }

    /** Also measures by how many frames its controls lag, which takes some 20 frames. */
    @Override
    public synchronized void start(ExposureSetting standing) throws CameraException {
        check().requirePossible(standing);
        endStream();
        NativeCamera camera = acquired == null ? acquireAgain() : acquired;
        acquired = camera;
        FrameExchange exchange = new FrameExchange(id, mode.buffers(), standing, camera, reading);
        try {
            camera.run(exchange, standing);
            streaming = exchange;
            new ControlLatency(exchange, clock, id, mode, standing, settings.framePeriodNanos()).measure();
            latencyFrames = exchange.latencyFrames();
        } catch (CameraException e) {
            lost |= e.reason() == Reason.GONE;
            close();
            throw e;
        }
    }

    @Override
    public long earliestControllableSequence() {
        FrameExchange exchange = streaming;
        return exchange == null ? controlLatencyFrames() : exchange.earliestSequence();
    }

    @Override
    public void schedule(long sequence, ExposureSetting setting) throws CameraException {
        check().requirePossible(setting);
        started().schedule(sequence, setting);
    }

    @Override
    public Frame awaitFrame(long deadlineNanos) throws CameraException {
        try {
            return started().await(clock, deadlineNanos);
        } catch (CameraException e) {
            lost |= e.reason() == Reason.GONE;
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        endStream();
        release();
    }

    private void endStream() {
        FrameExchange exchange = streaming;
        NativeCamera camera = acquired;
        if (exchange != null && camera != null) {
            streaming = null;
            exchange.finish();
            camera.halt();
        }
        if (lost) {
            release();
        }
    }

    private void release() {
        NativeCamera camera = acquired;
        if (camera != null) {
            acquired = null;
            camera.close();
        }
    }

    private NativeCamera acquireAgain() throws CameraException {
        int attempts = lost ? REOPENINGS : 1;
        for (int attempt = 1;; attempt++) {
            try {
                NativeCamera camera = acquire();
                lost = false;
                return camera;
            } catch (CameraException e) {
                if (e.reason() != Reason.GONE || attempts == 1) {
                    throw e;
                }
                if (attempt == attempts) {
                    throw new CameraException(Reason.GONE,
                            "The camera \"%s\" was unplugged, and is not back after %.1f s; plug it in again."
                                    .formatted(id, (attempts - 1) * REOPENING_NANOS / 1e9));
                }
                clock.sleepUntil(clock.nanos() + REOPENING_NANOS);
            }
        }
    }

    private NativeCamera acquire() throws CameraException {
        Acquisition again = Acquisition.of(library, settings, library.choose(Optional.of(id)));
        if (!again.mode().looksLike(mode)) {
            again.camera().close();
            throw new CameraException("The camera \"" + id + "\" came back in another mode; restart this program.");
        }
        return again.camera();
    }

    private FrameExchange started() throws CameraException {
        FrameExchange exchange = streaming;
        if (exchange == null) {
            throw new CameraException("The camera \"" + id + "\" was not started.");
        }
        return exchange;
    }

    private ModeCheck check() {
        return new ModeCheck(id, mode, settings);
    }
}
