/**
 * Calibrations of a rig as they are kept: measured, stored with a page for a person, read back strictly, and no longer
 * trusted when they are too old or of another rig.
 */
@NullMarked
package dev.diptych.capture.calibration;

import org.jspecify.annotations.NullMarked;
