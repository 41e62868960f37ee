package dev.diptych.training.vgg;

/**
 * One array of a weights file.
 *
 * @param sizes of its dimensions, outermost first
 * @param values row-major
 */
record NamedTensor(String name, long[] sizes, float[] values) {}
