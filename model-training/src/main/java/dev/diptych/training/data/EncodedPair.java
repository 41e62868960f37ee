package dev.diptych.training.data;

import dev.diptych.imaging.SrgbPlanes;

/**
 * A pair as the network meets it.
 *
 * @param input what it is shown, t's side of eq. 1
 * @param target what it is to predict
 */
public record EncodedPair(PicturePair pair, SrgbPlanes input, SrgbPlanes target) {}
