/** A rig as the daemon uses it, whatever it is made of: opened, calibrated, and ready to shoot. */
@NullMarked
package dev.diptych.capture.rig;

import org.jspecify.annotations.NullMarked;
