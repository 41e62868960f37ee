package dev.diptych.training.data;

/**
 * What one step is trained on.
 *
 * @param input, target {@code batch x 3 x side x side} values each
 */
public record TrainingBatch(float[] input, float[] target) {}
