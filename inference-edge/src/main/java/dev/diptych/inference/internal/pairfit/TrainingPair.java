package dev.diptych.inference.internal.pairfit;

import dev.diptych.imaging.Srgb8Image;
import java.util.BitSet;

/**
 * What is fitted: two pictures of one size, pixel on pixel.
 *
 * @param valid the pixels, row-major, where the studio frame has data
 */
public record TrainingPair(Srgb8Image flash, Srgb8Image studio, BitSet valid) {
    int width() {
        return flash.width();
    }

    int height() {
        return flash.height();
    }
}
