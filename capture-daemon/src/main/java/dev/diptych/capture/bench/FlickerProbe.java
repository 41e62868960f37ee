package dev.diptych.capture.bench;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.live.FrameRendering;
import dev.diptych.imaging.Box;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.inference.LightState;
import dev.diptych.inference.LitFrame;
import dev.diptych.inference.deepflash.HeadAndShoulders;
import dev.diptych.inference.live.LiveCorrector;
import dev.diptych.inference.live.LiveResult;
import dev.diptych.inference.live.SteadinessMeter;
import dev.diptych.rig.preview.FlashPreview;
import dev.diptych.rig.preview.PreviewFrame;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much a corrector makes a dummy flicker, who does not move: in virtual time, so that the figures are the same on
 * every computer.
 */
final class FlickerProbe {
    /** Until the correction has come to rest. */
    private static final int SETTLING_FRAMES = 10;
    private static final int FRAMES = 20;

    private final FlashPreview preview;
    private final LiveCorrector corrector;
    private final FrameRendering rendering = new FrameRendering();
    private final Srgb8Image picture;
    private final Srgb8Image corrected;

    private FlickerProbe(FlashPreview preview, LiveCorrector corrector, int widthPx, int heightPx) {
        this.preview = preview;
        this.corrector = corrector;
        picture = new Srgb8Image(widthPx, heightPx);
        corrected = new Srgb8Image(widthPx, heightPx);
    }

    /** @return empty if no face is found, so that nothing is corrected */
    static Optional<SteadinessMeter.Steadiness> measure(BenchStudio dummy, LiveCorrector corrector, int widthPx,
            int heightPx) throws OperatorException {
        try (FlashPreview preview = dummy.preview()) {
            return new FlickerProbe(preview, corrector, widthPx, heightPx).measure();
        } catch (BusyMomentException e) {
            // No computer is busy in virtual time.
            throw e.given();
        }
    }

    private Optional<SteadinessMeter.Steadiness> measure() throws OperatorException {
        Optional<HeadAndShoulders> view = Optional.empty();
        for (int i = 0; i < SETTLING_FRAMES; i++) {
            view = next();
        }
        if (view.isEmpty()) {
            return Optional.empty();
        }
        SteadinessMeter meter = new SteadinessMeter(pixels(view.get().square()));
        for (int i = 0; i < FRAMES; i++) {
            next();
            meter.add(picture, corrected);
        }
        return Optional.of(meter.result());
    }

    /** Where the next frame was corrected. */
    private Optional<HeadAndShoulders> next() throws OperatorException {
        try (PreviewFrame frame = follow()) {
            rendering.render(frame.frame(), picture);
            LiveResult result = corrector.correct(new LitFrame(picture, LightState.FLASH_PREVIEW),
                    frame.window().middleNanos(), corrected);
            return result instanceof LiveResult.Corrected(HeadAndShoulders view, _)
                    ? Optional.of(view)
                    : Optional.empty();
        }
    }

    private PreviewFrame follow() throws OperatorException {
        @Nullable
        PreviewFrame frame = null;
        while (frame == null) {
            preview.alive();
            if (!preview.follow()) {
                throw new OperatorException(preview.end().orElseThrow().sentence());
            }
            frame = preview.frames().take().orElse(null);
        }
        return frame;
    }

    /** The whole pixels of a box. */
    private static Box pixels(Box box) {
        double left = Math.ceil(box.x());
        double top = Math.ceil(box.y());
        return new Box(left, top, Math.floor(box.x() + box.width()) - left,
                Math.floor(box.y() + box.height()) - top);
    }
}
