/** How good a network is, against the truth and against the best that is simpler. */
@NullMarked
package dev.diptych.training.evaluate;

import org.jspecify.annotations.NullMarked;
