package dev.diptych.training.data;

/**
 * What one step is trained on.
 *
 * @param input {@code batch x 3 x side x side} values, what the network is shown
 * @param target as many, what it is to predict
 */
public record TrainingBatch(float[] input, float[] target) {}
