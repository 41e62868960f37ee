/**
 * Switching lights from this computer: its outputs, whatever drives them, and the executor that times them by this
 * computer's own clock. A JVM cannot promise milliseconds; the log says when each edge really happened.
 */
@NullMarked
package dev.diptych.rig.host;

import org.jspecify.annotations.NullMarked;
