/** Networks, losses, data and the trainer: what makes the models that the daemon serves. */
@NullMarked
package dev.diptych.training;

import org.jspecify.annotations.NullMarked;
