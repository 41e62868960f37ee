package dev.diptych.capture.cli;

import dev.diptych.capture.session.FaceFacts;
import dev.diptych.imaging.registration.Verdict;
import dev.diptych.inference.engine.ServingEngine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code correct} did, in the form of its JSON document.
 *
 * @param sha256 of the network's file; null of pair-fit
 * @param serving what computed the network; null of pair-fit
 * @param registrationVerdict of the pair that pair-fit learnt from; null of a network
 * @param registrationErrorEstimatePx likewise
 * @param images in their order: corrected ones and failures
 */
record CorrectResult(String model, @Nullable String sha256, @Nullable ServingEngine serving,
        @Nullable Verdict registrationVerdict, @Nullable Double registrationErrorEstimatePx, List<Image> images) {
    /** One photograph. */
    sealed interface Image {}

    /**
     * @param face where it was found; null if none was, or none was looked for
     * @param elapsedMs finding the face and correcting, without reading and writing files
     */
    record Corrected(String image, String corrected, FaceFacts.@Nullable BoxFacts face, double elapsedMs)
            implements
                Image {}

    record Failure(String image, String error) implements Image {}
}
