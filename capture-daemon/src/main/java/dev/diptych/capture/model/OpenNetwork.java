package dev.diptych.capture.model;

import dev.diptych.imaging.face.FaceFinder;
import dev.diptych.inference.deepflash.DeepFlashCorrector;
import dev.diptych.inference.deepflash.Rendering;
import dev.diptych.inference.deepflash.WithoutFace;
import dev.diptych.inference.engine.EngineChoice;
import dev.diptych.inference.engine.EngineReport;
import dev.diptych.inference.engine.EngineUnavailableException;
import dev.diptych.inference.engine.ServedInference;
import dev.diptych.inference.model.TrustedModel;
import java.util.stream.Collectors;

/**
 * A network that corrects photographs one after another.
 *
 * @param sha256 of its file
 * @param engine what computes it
 */
public record OpenNetwork(DeepFlashCorrector corrector, String sha256, EngineReport engine) implements AutoCloseable {
    /** Side of the paper's own pictures. */
    private static final int PAPER_SIDE_PX = 512;

    /**
     * As the full form; {@link Rendering#PAPER} predicts at the paper's size too, else the model does at the size it was
     * trained at.
     */
    public static OpenNetwork of(TrustedModel model, EngineChoice engines, Rendering rendering, FaceFinder finder,
            WithoutFace withoutFace) throws EngineUnavailableException {
        return of(model, engines, rendering, finder, withoutFace,
                rendering == Rendering.PAPER ? PAPER_SIDE_PX : model.card().sidePx());
    }

    /**
     * @param sidePx of the picture that the network is shown, a multiple of 32
     * @throws EngineUnavailableException if nothing here can compute it
     */
    public static OpenNetwork of(TrustedModel model, EngineChoice engines, Rendering rendering, FaceFinder finder,
            WithoutFace withoutFace, int sidePx) throws EngineUnavailableException {
        ServedInference inference = engines.open(model, 1, sidePx);
        return new OpenNetwork(new DeepFlashCorrector(model.card(), inference,
                rendering, finder, withoutFace),
                model.file().sha256(), inference.report());
    }

    /** For the operator, once: which engine serves. */
    public String words() {
        return corrector.name() + " runs on " + engine.serving().title() + ".";
    }

    /** As {@link #words}, and where to read why no better one does: that takes more room than a line. */
    public String wordsWithReasons() {
        String better = engine.better()
                .stream()
                .map(unused -> unused.engine().title())
                .collect(Collectors.joining(" or "));
        return better.isEmpty()
                ? words()
                : corrector.name() + " runs on " + engine.serving().title()
                        + "; \"diptych model list\" says why not on " + better + ".";
    }

    @Override
    public void close() {
        corrector.close();
    }
}
