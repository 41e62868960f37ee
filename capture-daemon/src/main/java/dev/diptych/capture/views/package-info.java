/** Pictures of pairs that are made to be looked at. */
@NullMarked
package dev.diptych.capture.views;

import org.jspecify.annotations.NullMarked;
