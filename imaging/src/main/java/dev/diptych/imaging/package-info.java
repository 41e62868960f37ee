/**
 * Image types that carry their encoding, reading and writing them, and the geometry that relates two of them.
 * <p>
 * Pixel centres lie at integer coordinates: (0, 0) is the centre of the top-left pixel. Arrays handed to a
 * constructor are owned by the image from then on; nobody copies them and nobody else may write to them.
 */
@NullMarked
package dev.diptych.imaging;

import org.jspecify.annotations.NullMarked;
