package dev.diptych.training.data;

import dev.diptych.imaging.SrgbPlanes;

/** A registered pair: the same sitter in the same pose under flash and under the studio lamps, of one size. */
public record PicturePair(SrgbPlanes flash, SrgbPlanes studio) {
    public PicturePair {
        if (flash.width() != studio.width() || flash.height() != studio.height()) {
            throw new IllegalArgumentException("Both pictures of a pair must be of one size, but they are "
                    + flash.width() + "x" + flash.height() + " and " + studio.width() + "x" + studio.height() + ".");
        }
    }
}
