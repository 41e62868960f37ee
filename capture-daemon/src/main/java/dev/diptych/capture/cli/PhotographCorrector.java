package dev.diptych.capture.cli;

import dev.diptych.inference.LitFrame;
import dev.diptych.inference.CorrectionRefusedException;
import dev.diptych.inference.deepflash.CorrectedPortrait;

/** What corrects the photographs of one run. */
interface PhotographCorrector {
    /** For the operator, before the first photograph. */
    String words();

    /**
     * With the face if one was looked for and found.
     *
     * @throws CorrectionRefusedException if it cannot work on what the photograph shows
     */
    CorrectedPortrait correct(LitFrame photograph);
}
