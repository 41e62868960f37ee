package dev.diptych.capture.cli;

import dev.diptych.capture.daemon.RigState;
import dev.diptych.capture.live.CorrectorSource;
import dev.diptych.capture.model.ModelSource;
import dev.diptych.capture.model.OpenNetwork;
import dev.diptych.imaging.face.CascadeFaceFinder;
import dev.diptych.inference.deepflash.Rendering;
import dev.diptych.inference.deepflash.WithoutFace;
import dev.diptych.inference.engine.EngineChoice;
import dev.diptych.inference.engine.EngineUnavailableException;
import dev.diptych.inference.model.TrustedModel;
import java.io.IOException;
import java.util.Optional;

/**
 * The network that corrects what the console shows: pairs' flash pictures, and the live picture of a flash preview.
 *
 * @param pairs corrects photographs
 * @param live opens the same network for a live picture
 * @param state for people
 */
record Corrections(Optional<OpenNetwork> pairs, Optional<CorrectorSource> live, RigState.EngineState state)
        implements
            AutoCloseable {
    /** Nothing is corrected, and the console says why. */
    private static Corrections none(String why) {
        return new Corrections(Optional.empty(), Optional.empty(), new RigState.EngineState(null, null, why));
    }

    /** A network that cannot be had keeps nobody from shooting. */
    static Corrections of(Optional<String> model, ModelSource models) {
        if (model.isEmpty()) {
            return none("Pictures are not corrected, by --model off.");
        }
        try {
            TrustedModel trusted = models.open().openNamedOrFile(model.get());
            OpenNetwork network = OpenNetwork.of(trusted, EngineChoice.live(), Rendering.EDGE_AWARE,
                    CascadeFaceFinder.load(), WithoutFace.REFUSE);
            return new Corrections(Optional.of(network),
                    Optional.of(CorrectorSource.of(trusted, EngineChoice.live(), CascadeFaceFinder.load())),
                    new RigState.EngineState(trusted.card().name(), network.engine().serving().title(),
                            network.wordsWithReasons()));
        } catch (IOException e) {
            return none(PlainFailure.sentence(e));
        } catch (EngineUnavailableException e) {
            return none(PlainFailure.sentence(e));
        }
    }

    @Override
    public void close() {
        pairs.ifPresent(OpenNetwork::close);
    }
}
