package dev.diptych.training.export;

/**
 * A layer's weights with the batch normalisation after it folded in: normalisation by fixed numbers is a factor and a
 * shift of each channel, which the layer can do itself.
 *
 * @param weights as ONNX lays them out
 * @param bias of each of its channels
 */
record FoldedLayer(float[] weights, float[] bias) {}
