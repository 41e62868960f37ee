/** A user's VGG-16 as the start of a training's encoder, as in the paper. */
@NullMarked
package dev.diptych.training.vgg;

import org.jspecify.annotations.NullMarked;
