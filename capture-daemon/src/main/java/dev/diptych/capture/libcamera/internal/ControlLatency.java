package dev.diptych.capture.libcamera.internal;

import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * Measures, as the stream begins, how many frames a request's controls lag behind the frame that fills it: one frame is
 * asked to be exposed otherwise, and the frame whose metadata show it tells the lag; then once more, which has to
 * confirm it. Pipelines differ (libcamera promises no frame), and sensors: 0 to 4 frames were seen.
 */
public final class ControlLatency {
    /** Frames that a camera may take to expose as it was asked when it was started. */
    private static final int SETTLING_FRAMES = 40;
    /** No sane pipeline lags more. */
    private static final int LARGEST_FRAMES = 16;
    private static final int MOST_ATTEMPTS = 6;
    private static final long FRAME_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** By this the camera's frames may be off the period that it was asked for. */
    private static final double PERIOD_TOLERANCE = 0.02;
    private static final double GAIN_STEP = 1.5;

    private final FrameExchange exchange;
    private final Clock clock;
    private final String cameraId;
    private final ExposureSetting standing;
    private final ExposureSetting probe;
    private final long framePeriodNanos;

    /** @param framePeriodNanos as it was asked for */
    public ControlLatency(FrameExchange exchange, Clock clock, String cameraId, ConfiguredMode mode,
            ExposureSetting standing, long framePeriodNanos) {
        this.exchange = exchange;
        this.clock = clock;
        this.cameraId = cameraId;
        this.standing = standing;
        this.framePeriodNanos = framePeriodNanos;
        probe = unlike(standing, mode);
    }

    /** From now on the exchange knows its lag. */
    public void measure() throws CameraException {
        boolean measured = false;
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            settle();
            switch (probe()) {
                case SHOWN_THERE -> {
                    if (measured) {
                        return;
                    }
                    measured = true;
                }
                case SHOWN_ELSEWHERE -> measured = true;
                case DROPPED -> {
                    // Again.
                }
                case NEVER_SHOWN -> throw new CameraException("The camera \"" + cameraId
                        + "\" never showed an exposure that a frame was asked to have; switch its auto exposure off.");
            }
        }
        throw new CameraException(
                "The camera \"" + cameraId + "\" exposes now this, now that frame as it is asked, so no"
                        + " exposure can be put on a frame; close what else burdens this computer, then try again.");
    }

    private enum Probing {
        SHOWN_THERE, SHOWN_ELSEWHERE,
        /** Nobody knows: frames were dropped meanwhile, which also shifts what is queued behind them. */
        DROPPED, NEVER_SHOWN
    }

    /** Asks one frame to be exposed otherwise; where another is, the exchange's lag is put right. */
    private Probing probe() throws CameraException {
        long wanted = exchange.scheduleEarliest(probe);
        long previous = next().metadata().sequence();
        boolean dropped = false;
        while (previous < wanted + LARGEST_FRAMES) {
            FrameMetadata frame = next().metadata();
            dropped |= frame.sequence() != previous + 1;
            previous = frame.sequence();
            if (isProbe(frame.exposure())) {
                if (dropped) {
                    return Probing.DROPPED;
                }
                int off = Math.toIntExact(frame.sequence() - wanted);
                exchange.latencyFrames(exchange.latencyFrames() + off);
                return off == 0 ? Probing.SHOWN_THERE : Probing.SHOWN_ELSEWHERE;
            }
        }
        return dropped ? Probing.DROPPED : Probing.NEVER_SHOWN;
    }

    /** Waits until frames are exposed as they all are to be. */
    private void settle() throws CameraException {
        ExposureSetting latest = standing;
        for (int i = 0; i < SETTLING_FRAMES; i++) {
            LentFrame frame = next();
            latest = frame.metadata().exposure();
            if (standing.agreesWith(latest)) {
                requirePeriod(frame.framePeriodNanos());
                return;
            }
        }
        throw new CameraException(
                "The camera \"%s\" was asked for %s, but says that it exposes %s; switch its auto exposure off, or ask for what it can do."
                        .formatted(cameraId, words(standing), words(latest)));
    }

    private void requirePeriod(long saidNanos) throws CameraException {
        if (saidNanos != 0 && Math.abs(saidNanos - framePeriodNanos) > PERIOD_TOLERANCE * framePeriodNanos) {
            throw new CameraException(
                    "The camera \"%s\" has a frame every %.3f ms, but was asked for one every %.3f ms; configure the frame period that this mode has."
                            .formatted(cameraId, saidNanos / 1e6, framePeriodNanos / 1e6));
        }
    }

    private LentFrame next() throws CameraException {
        LentFrame frame = exchange.next(clock,
                clock.nanos() + Math.max(FRAME_PATIENCE_NANOS, 4 * framePeriodNanos));
        frame.release();
        return frame;
    }

    /** Nearer to the probe than to the standing exposure, in time and in gain: cameras round both. */
    private boolean isProbe(ExposureSetting shown) {
        return isNearer(shown.exposureNanos(), probe.exposureNanos(), standing.exposureNanos())
                && (probe.gain() == standing.gain() || isNearer(shown.gain(), probe.gain(), standing.gain()));
    }

    private static boolean isNearer(double shown, double to, double than) {
        return Math.abs(Math.log(shown / to)) < Math.abs(Math.log(shown / than));
    }

    /** What both time and gain tell from {@code standing}, if the camera can do so. */
    private static ExposureSetting unlike(ExposureSetting standing, ConfiguredMode mode) {
        long half = standing.exposureNanos() / 2;
        double more = standing.gain() * GAIN_STEP;
        double less = standing.gain() / GAIN_STEP;
        double gain = standing.gain();
        if (mode.gain().allow(more)) {
            gain = more;
        } else if (less >= 1 && mode.gain().allow(less)) {
            gain = less;
        }
        return new ExposureSetting(mode.exposureNanos().allow(half) ? half : 2 * standing.exposureNanos(), gain);
    }

    private static String words(ExposureSetting setting) {
        return "%.3f ms at gain %.2f".formatted(setting.exposureNanos() / 1e6, setting.gain());
    }
}
