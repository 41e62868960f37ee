package dev.diptych.inference.live;

import dev.diptych.imaging.Box;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.face.FaceFinder;
import dev.diptych.inference.Corrector;
import dev.diptych.inference.CorrectorNeeds;
import dev.diptych.inference.FrameRole;
import dev.diptych.inference.LightStateMismatchException;
import dev.diptych.inference.LitFrame;
import dev.diptych.inference.deepflash.HeadAndShoulders;
import dev.diptych.inference.deepflash.Rendering;
import dev.diptych.inference.deepflash.SquareCorrection;
import dev.diptych.inference.deepflash.Stage;
import dev.diptych.inference.engine.Inference;
import dev.diptych.inference.model.ModelCard;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Corrects the frames of a preview one after another: the view follows the sitter's face, and the change is steadied over
 * time. For use by one thread at a time.
 */
public final class LiveCorrector implements Corrector, AutoCloseable {
    private final ModelCard card;
    private final Inference inference;
    private final FaceTracker tracker;
    private final SquareCorrection correction;
    private final SteadyDifference steady;
    private final StageClock clock;
    private @Nullable HeadAndShoulders lastView;

    /**
     * @param card of the model that the network was opened from
     * @param inference the network, for one picture at a time; it is closed with the corrector
     * @param finder finds the sitter's face; what it throws is told as {@link LiveResult.NoFace}
     * @param searching runs the finder, which may take as long as a few frames; usually one thread of its own
     * @param nanos what the steps are timed by, for example {@code System::nanoTime}
     */
    public LiveCorrector(ModelCard card, Inference inference, FaceFinder finder, Executor searching,
            LongSupplier nanos) {
        this.card = card;
        this.inference = inference;
        tracker = new FaceTracker(finder, searching);
        correction = new SquareCorrection(card, inference, Rendering.EDGE_AWARE);
        steady = new SteadyDifference(correction.sidePx());
        clock = new StageClock(nanos);
    }

    @Override
    public String name() {
        return card.name();
    }

    @Override
    public CorrectorNeeds needs() {
        return CorrectorNeeds.flashAlone(card.lights());
    }

    /**
     * Fills the target with the corrected frame, or with the frame itself where there is no face.
     *
     * @param timestampNanos when the frame was taken; never earlier than the one before
     * @param target of the frame's size, and not the frame; the caller's, to be used again as he likes
     * @throws LightStateMismatchException if the network was not trained on the frame's light
     */
    public LiveResult correct(LitFrame frame, long timestampNanos, Srgb8Image target) {
        Srgb8Image picture = frame.imageFor(this, FrameRole.FLASH);
        clock.start();
        FaceTrack track = tracker.track(picture, timestampNanos);
        clock.done(Stage.FIND);
        return switch (track) {
            case FaceTrack.At at -> corrected(picture, at.box(), target);
            case FaceTrack.Lost lost -> {
                SquareCorrection.leave(picture, target);
                lastView = null;
                clock.done(Stage.APPLY);
                yield new LiveResult.NoFace(lost.sentence(), clock.times());
            }
        };
    }

    private LiveResult corrected(Srgb8Image picture, Box face, Srgb8Image target) {
        HeadAndShoulders view = HeadAndShoulders.around(face, picture.width(), picture.height());
        if (lastView == null || farFrom(view, lastView)) {
            steady.forget();
        } else if (!view.equals(lastView)) {
            steady.moved();
        }
        lastView = view;
        correction.correct(picture, view, steady, target, clock);
        return new LiveResult.Corrected(view, clock.times());
    }

    /** Whether the same cell of both shows quite another place. */
    private boolean farFrom(HeadAndShoulders view, HeadAndShoulders other) {
        Box square = view.square();
        Box before = other.square();
        double cells = correction.sidePx() / square.width();
        return Math.max(Math.abs(square.x() - before.x()), Math.abs(square.y() - before.y())) * cells > 2
                || Math.abs(square.width() - before.width()) * cells > 2;
    }

    @Override
    public void close() {
        inference.close();
    }
}
