/** The one clock that everything that waits is given. */
@NullMarked
package dev.diptych.rig.time;

import org.jspecify.annotations.NullMarked;
