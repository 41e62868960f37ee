/**
 * Finds the affine map that relates two pictures of one scene under different light.
 * <p>
 * Every matrix maps a <em>reference</em> pixel to the <em>moving</em> pixel that shows the same point.
 */
@NullMarked
package dev.diptych.imaging.registration;

import org.jspecify.annotations.NullMarked;
