package dev.diptych.studio.portrait;

import dev.diptych.imaging.Box;

/**
 * Where the face truly is, in pixels of the unmoved portrait, pixel centres at integers.
 *
 * @param face from hairline to chin and from ear to ear
 * @param leftEyeX centre of the eye on the picture's left (the sitter's right eye)
 * @param rightEyeX centre of the eye on the picture's right
 */
public record PortraitTruth(Box face, double leftEyeX, double leftEyeY, double rightEyeX, double rightEyeY) {}
