package dev.diptych.studio.portrait;

import dev.diptych.studio.chance.Range;

/**
 * Where beside the lens the phone's flash may be.
 *
 * @param besideCm distance from the lens
 * @param angleRadians above the lens' horizontal, on either side of the lens
 */
public record FlashRange(Range besideCm, Range angleRadians) {
    /** Every flash position that is ever drawn. */
    public static final FlashRange ALL = new FlashRange(new Range(2.5, 5.5), new Range(-0.3, 0.7));

    public FlashRange {
        if (!(besideCm.low() >= 0)) {
            throw new IllegalArgumentException(
                    "A flash cannot be " + besideCm.low() + " cm beside the lens; give a distance of 0 or more.");
        }
    }
}
