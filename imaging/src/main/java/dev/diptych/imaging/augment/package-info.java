/** More training pictures from one: turned, closer, mirrored. */
@NullMarked
package dev.diptych.imaging.augment;

import org.jspecify.annotations.NullMarked;
