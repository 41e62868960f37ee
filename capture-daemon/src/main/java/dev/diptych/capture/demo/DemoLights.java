package dev.diptych.capture.demo;

import dev.diptych.capture.OperatorException;
import dev.diptych.protocol.link.BoardFacts;
import dev.diptych.rig.mcu.EdgeError;
import dev.diptych.rig.mcu.EdgeErrors;
import dev.diptych.rig.switching.ShotExecutor;
import dev.diptych.studio.SimulatedStudio;
import java.util.List;
import java.util.Optional;

/** What switches the lights of a demo's studio. */
sealed interface DemoLights extends AutoCloseable permits DemoLights.OfTheStudio, EmulatedLights {
    ShotExecutor executor();

    /** The board that switches them; empty without one. */
    Optional<BoardFacts> board();

    /** The edges of the shot whose log was read last, since this was asked before. */
    List<EdgeError> takeEdges();

    /** Of all shots so far; empty without a board. */
    Optional<EdgeErrors.Summary> edgeSummary();

    /** Returns when shots can be switched, or not much later if that takes too long. */
    void awaitReady();

    /** Why no further shot can be switched, as a sentence; empty if one can. */
    Optional<String> trouble();

    @Override
    void close();

    static DemoLights of(DemoOptions options, SimulatedStudio studio) throws OperatorException {
        return options.board().isPresent()
                ? EmulatedLights.open(options.board().get(), options.studio().lampKind(), studio)
                : new OfTheStudio(studio);
    }

    /** The simulated studio itself, in virtual time. */
    record OfTheStudio(SimulatedStudio studio) implements DemoLights {
        @Override
        public ShotExecutor executor() {
            return studio.executor();
        }

        @Override
        public Optional<BoardFacts> board() {
            return Optional.empty();
        }

        @Override
        public List<EdgeError> takeEdges() {
            return List.of();
        }

        @Override
        public Optional<EdgeErrors.Summary> edgeSummary() {
            return Optional.empty();
        }

        @Override
        public void awaitReady() {
            // They always can.
        }

        @Override
        public Optional<String> trouble() {
            return Optional.empty();
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
