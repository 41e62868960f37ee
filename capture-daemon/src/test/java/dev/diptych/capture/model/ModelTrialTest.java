package dev.diptych.capture.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.diptych.capture.OperatorException;
import dev.diptych.inference.engine.EngineChoice;
import dev.diptych.inference.engine.EngineWish;
import dev.diptych.inference.engine.ServingEngine;
import dev.diptych.inference.model.ModelLibrary;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTrialTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aSoundModelTellsWhatItPredicts() throws Exception {
        ModelLibrary library = SampleModels.writeInto(folder);

        ModelTrial trial = ModelTrial.of(library.open("deepflash-slim"),
                EngineChoice.batches(new EngineWish("--engine", Optional.of(ServingEngine.CPU))));

        assertEquals(ServingEngine.CPU, trial.servedBy());
        assertEquals(0.4f, trial.least(), 1e-6f);
        assertEquals(0.4f, trial.largest(), 1e-6f);
    }

    @Test
    void whatNoNetworkOfPortraitsPredictsIsRefused() throws Exception {
        ModelLibrary library = SampleModels.writeInto(folder);
        EngineChoice engines = EngineChoice.batches(new EngineWish("--engine", Optional.of(ServingEngine.CPU)));

        OperatorException refusal = assertThrows(OperatorException.class,
                () -> ModelTrial.of(library.open("wild"), engines));

        assertEquals("The model wild predicts 4.0 on CPU where values from 0 to 1 belong; train or fetch it again.",
                refusal.getMessage());
    }
}
