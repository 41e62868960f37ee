package dev.diptych.capture.cli;

import dev.diptych.capture.model.OpenNetwork;
import dev.diptych.inference.CorrectorFrames;
import dev.diptych.inference.LitFrame;
import dev.diptych.inference.deepflash.CorrectedPortrait;

/** Corrects photographs by a network, which is shown the sitter's head and shoulders. */
final class NetworkPhotographs implements PhotographCorrector {
    private final OpenNetwork network;
    private final String words;

    /** @param words for the operator, before the first photograph */
    NetworkPhotographs(OpenNetwork network, String words) {
        this.network = network;
        this.words = words;
    }

    @Override
    public String words() {
        return words;
    }

    @Override
    public CorrectedPortrait correct(LitFrame photograph) {
        return network.corrector().correctFound(new CorrectorFrames.FlashAlone(photograph));
    }
}
