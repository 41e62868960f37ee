/**
 * Measuring a rig with its own camera: how each light answers its switch, what the camera's timestamps mark, the room's
 * own light, flicker. Rows of a rolling shutter are samples of the light over time, finer than a frame.
 */
@NullMarked
package dev.diptych.rig.calibration;

import org.jspecify.annotations.NullMarked;
