/** The papers' networks as DJL blocks on the PyTorch engine. */
@NullMarked
package dev.diptych.training.network;

import org.jspecify.annotations.NullMarked;
