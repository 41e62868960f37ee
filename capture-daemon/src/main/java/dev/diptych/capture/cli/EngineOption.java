package dev.diptych.capture.cli;

import dev.diptych.inference.engine.EngineChoice;
import dev.diptych.inference.engine.EngineUnavailableException;
import dev.diptych.inference.engine.EngineWish;
import dev.diptych.inference.engine.ServingEngine;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What an operator wants a network to be computed by. */
final class EngineOption {
    /** The choice of one engine, or of none. */
    enum Wish {
        AUTO(Optional.empty()), TENSORRT(Optional.of(ServingEngine.TENSORRT)), CUDA(
                Optional.of(ServingEngine.CUDA)), CPU(Optional.of(ServingEngine.CPU));

        private final Optional<ServingEngine> only;

        Wish(Optional<ServingEngine> only) {
            this.only = only;
        }
    }

    @Option(names = "--engine", paramLabel = "NAME", description = "What computes the network: auto, tensorrt, cuda or cpu (default: as the variable DIPTYCH_ENGINE says, or else auto, the best there is).")
    @Nullable
    Wish wish;

    /** Whether one engine is asked for here, so that nobody wonders why it is no better one. */
    boolean insists() {
        return wish != null && wish.only.isPresent();
    }

    EngineChoice engines() throws EngineUnavailableException {
        return wish == null ? EngineChoice.batches() : EngineChoice.batches(new EngineWish("--engine", wish.only));
    }
}
