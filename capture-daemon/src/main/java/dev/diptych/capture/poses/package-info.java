/** Protocols: which poses a session takes, and how they are shown to whoever sits. */
@NullMarked
package dev.diptych.capture.poses;

import org.jspecify.annotations.NullMarked;
