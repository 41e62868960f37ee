/** The trainer: batches, loss, optimiser, checkpoints, and the page that shows how a training goes. */
@NullMarked
package dev.diptych.training.train;

import org.jspecify.annotations.NullMarked;
