/** Shooting a session on a rig in real time: triggers in, pairs out. */
@NullMarked
package dev.diptych.capture.run;

import org.jspecify.annotations.NullMarked;
