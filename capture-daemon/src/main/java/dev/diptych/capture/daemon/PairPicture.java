package dev.diptych.capture.daemon;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A picture of a pair that is made to be looked at: JPEG, at most 1280 pixels wide. */
public enum PairPicture {
    STUDIO, FLASH,
    /** The aligned studio picture over the flash one: where they do not fit, edges show double. */
    OVERLAY,
    /** The flash picture, corrected by a network. */
    CORRECTED,
    /** Studio and flash side by side, small. */
    STRIP;

    /** As documents and addresses name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PairPicture> of(String word) {
        return Arrays.stream(values()).filter(picture -> picture.word().equals(word)).findFirst();
    }
}
