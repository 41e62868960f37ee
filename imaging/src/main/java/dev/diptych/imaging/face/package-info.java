/**
 * Finds faces in a picture and cuts the square portrait about one of them.
 * <p>
 * What looks for faces is fenced in {@code internal}; a {@link dev.diptych.imaging.face.FaceFinder} shows none of it.
 */
@NullMarked
package dev.diptych.imaging.face;

import org.jspecify.annotations.NullMarked;
