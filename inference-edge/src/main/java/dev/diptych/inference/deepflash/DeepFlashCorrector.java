package dev.diptych.inference.deepflash;

import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.face.FaceFinder;
import dev.diptych.imaging.face.FaceSearch;
import dev.diptych.inference.CorrectorFrames;
import dev.diptych.inference.CorrectorNeeds;
import dev.diptych.inference.LightStateMismatchException;
import dev.diptych.inference.LitFrame;
import dev.diptych.inference.NoFaceException;
import dev.diptych.inference.PortraitCorrector;
import dev.diptych.inference.engine.Inference;
import dev.diptych.inference.model.ModelCard;
import java.util.Optional;

/**
 * Corrects portraits by DeepFlash (Capece et al. 2019): a network predicts, from a low-resolution picture of head and
 * shoulders, what separates flash light from studio light; that difference, which is smooth, is brought to the frame's
 * resolution along the frame's edges and taken off. The result keeps the frame's details. For use by one thread at a
 * time.
 */
public final class DeepFlashCorrector implements PortraitCorrector, AutoCloseable {
    private final ModelCard card;
    private final Inference inference;
    private final FaceFinder finder;
    private final WithoutFace withoutFace;
    private final SquareCorrection correction;

    /**
     * @param card of the model that the network was opened from
     * @param inference the network, for one picture at a time; it is closed with the corrector. Its side is that at
     *        which the difference is predicted. With a perfect prediction at 128, synthetic sitters of 1280x720 come
     *        within 33 to 36 dB of eq. 8, and at 256 within 34 to 38 dB; 512 is the paper's
     * @param finder finds the sitter's face
     */
    public DeepFlashCorrector(ModelCard card, Inference inference, Rendering rendering, FaceFinder finder,
            WithoutFace withoutFace) {
        this.card = card;
        this.inference = inference;
        this.finder = finder;
        this.withoutFace = withoutFace;
        correction = new SquareCorrection(card, inference, rendering);
    }

    @Override
    public String name() {
        return card.name();
    }

    @Override
    public CorrectorNeeds needs() {
        return CorrectorNeeds.flashAlone(card.lights());
    }

    /** @throws NoFaceException if no face is found and that is to be refused */
    @Override
    public Srgb8Image correct(CorrectorFrames frames) {
        return correctFound(frames).picture();
    }

    /**
     * As {@link #correct(CorrectorFrames)}, and tells about which face.
     *
     * @throws LightStateMismatchException if the network was not trained on the frame's light
     * @throws NoFaceException if no face is found and that is to be refused
     */
    public CorrectedPortrait correctFound(CorrectorFrames frames) {
        Srgb8Image frame = frames.flashFor(this);
        return switch (finder.find(frame)) {
            case FaceSearch.Found found -> new CorrectedPortrait(corrected(frame,
                    HeadAndShoulders.around(found.largest(), frame.width(), frame.height())),
                    Optional.of(found.largest()));
            case FaceSearch.NoFace none -> switch (withoutFace) {
                case REFUSE -> throw new NoFaceException(none);
                case CENTRAL_SQUARE -> new CorrectedPortrait(
                        corrected(frame, HeadAndShoulders.central(frame.width(), frame.height())), Optional.empty());
            };
        };
    }

    /**
     * As the other form, where it is known what the frame shows.
     *
     * @param view inside the frame
     * @throws LightStateMismatchException if the network was not trained on the frame's light
     */
    public Srgb8Image correct(LitFrame frame, HeadAndShoulders view) {
        return corrected(new CorrectorFrames.FlashAlone(frame).flashFor(this), view);
    }

    private Srgb8Image corrected(Srgb8Image frame, HeadAndShoulders view) {
        Srgb8Image target = new Srgb8Image(frame.width(), frame.height());
        correction.correct(frame, view, SquareCorrection.DifferenceStep.NONE, target, StageListener.NONE);
        return target;
    }

    @Override
    public void close() {
        inference.close();
    }
}
