/** Lights as they really are: what their output does after a switch. */
@NullMarked
package dev.diptych.studio.light;

import org.jspecify.annotations.NullMarked;
