/** Edge-preserving filters: the bilateral filter, the guided filter, and upsampling that follows a guide. */
@NullMarked
package dev.diptych.imaging.filter;

import org.jspecify.annotations.NullMarked;
