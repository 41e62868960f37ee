/** Lights: their caps, their rest levels, and how their light answers a switch. */
@NullMarked
package dev.diptych.rig.light;

import org.jspecify.annotations.NullMarked;
