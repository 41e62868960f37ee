package dev.diptych.training.train;

import java.util.Map;

/**
 * A training as it stands after a step: everything that its next step depends on.
 *
 * @param signature of plan and data
 * @param step how many are done
 * @param parameters by name, normalisation's running means too
 * @param firstMoments Adam's, of the parameters that are trained
 * @param secondMoments Adam's, of the same
 * @param curve how the training went until now
 */
public record Checkpoint(String signature, long step, Map<String, float[]> parameters,
        Map<String, float[]> firstMoments,
        Map<String, float[]> secondMoments, LearningCurve curve) {}
