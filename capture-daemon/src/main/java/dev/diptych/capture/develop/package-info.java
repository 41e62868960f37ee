/** From a proved pair of frames to pictures and a verdict, as in film. */
@NullMarked
package dev.diptych.capture.develop;

import org.jspecify.annotations.NullMarked;
