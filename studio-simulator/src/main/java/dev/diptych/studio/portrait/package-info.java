/**
 * Portraits from formulas and a seed: the sitter whom the simulated studio photographs, as one linear-light picture
 * per light.
 * <p>
 * A sitter is a signed distance field, traced once per pixel and lit by a phone flash and four softboxes. Lengths are
 * centimetres. World space has x to the right of the picture, y up and z towards the camera, with the origin between
 * the eyes of a sitter who looks straight ahead; head space is the same before the head turns. Colours are linear
 * light with the primaries of sRGB.
 */
@NullMarked
package dev.diptych.studio.portrait;

import org.jspecify.annotations.NullMarked;
