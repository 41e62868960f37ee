/** Correction of the live picture: the face followed, the change steadied, each step's time told. */
@NullMarked
package dev.diptych.inference.live;

import org.jspecify.annotations.NullMarked;
