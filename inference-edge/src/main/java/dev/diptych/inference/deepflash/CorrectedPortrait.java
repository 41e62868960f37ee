package dev.diptych.inference.deepflash;

import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.face.Face;
import java.util.Optional;

/**
 * A corrected frame.
 *
 * @param picture of the frame's size
 * @param face the sitter's, in the frame; empty if none was found
 */
public record CorrectedPortrait(Srgb8Image picture, Optional<Face> face) {}
