package dev.diptych.capture.demo;

import dev.diptych.capture.model.OpenNetwork;

/** How the pairs of a demo are corrected. */
public sealed interface Correction extends AutoCloseable {
    /** Each by pair-fit, from what another pair of the same sitter taught, never from itself. */
    record ByAnotherPair() implements Correction {}

    /** Each flash frame by itself, by a network. */
    record ByNetwork(OpenNetwork network) implements Correction {
        @Override
        public void close() {
            network.close();
        }
    }

    /** Not at all. */
    record None(String why) implements Correction {}

    @Override
    default void close() {
        // Most hold nothing.
    }
}
