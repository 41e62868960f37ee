package dev.diptych.inference.live;

import dev.diptych.inference.deepflash.HeadAndShoulders;

/** What became of a live frame. */
public sealed interface LiveResult {
    StageTimes times();

    /** @param view the square that the network was shown */
    record Corrected(HeadAndShoulders view, StageTimes times) implements LiveResult {}

    /**
     * The picture is the frame as it is.
     *
     * @param sentence for the user: why there is no face, and what to check
     */
    record NoFace(String sentence, StageTimes times) implements LiveResult {}
}
