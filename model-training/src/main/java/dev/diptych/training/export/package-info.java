/** From trained parameters to a model file. */
@NullMarked
package dev.diptych.training.export;

import org.jspecify.annotations.NullMarked;
