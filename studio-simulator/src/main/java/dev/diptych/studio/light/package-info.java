/** Lights as they really are: what their output does after a switch, its ripple, and the room's own light. */
@NullMarked
package dev.diptych.studio.light;

import org.jspecify.annotations.NullMarked;
