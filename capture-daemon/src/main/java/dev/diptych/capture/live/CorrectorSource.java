package dev.diptych.capture.live;

import dev.diptych.imaging.face.FaceFinder;
import dev.diptych.inference.engine.EngineChoice;
import dev.diptych.inference.engine.EngineUnavailableException;
import dev.diptych.inference.live.LiveCorrector;
import dev.diptych.inference.model.TrustedModel;
import java.io.IOException;
import java.util.concurrent.Executor;

/** Opens the network that corrects live pictures, which takes a second or so. */
@FunctionalInterface
public interface CorrectorSource {
    /**
     * @param searching runs the search for the sitter's face
     * @throws IOException with one sentence, if there is no such network, or it or the finder cannot be read
     * @throws EngineUnavailableException if nothing here can compute it
     */
    LiveCorrector open(Executor searching) throws IOException, EngineUnavailableException;

    /** A network on the best engine that this computer has. */
    static CorrectorSource of(TrustedModel model, EngineChoice engines, FaceFinder finder) {
        return searching -> new LiveCorrector(model.card(), engines.open(model, 1, model.card().sidePx()), finder,
                searching, System::nanoTime);
    }
}
