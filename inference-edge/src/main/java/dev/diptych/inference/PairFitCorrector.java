package dev.diptych.inference;

import dev.diptych.imaging.Srgb8Image;
import dev.diptych.inference.internal.pairfit.AffineGrid;
import java.util.Set;

/**
 * The corrector that {@link PairFit} fitted. Its grid is in relative coordinates, so a frame of any size will do, as
 * long as it shows the sitter in the same framing. It also takes preview frames, which the same LED lights from the
 * same place; exposure must bring them to about the level of the fitted flash frame. Thread-safe.
 */
public final class PairFitCorrector implements PortraitCorrector {
    private static final CorrectorNeeds NEEDS = CorrectorNeeds
            .flashAlone(Set.of(LightState.FLASH, LightState.FLASH_PREVIEW));
    private final AffineGrid grid;

    PairFitCorrector(AffineGrid grid) {
        this.grid = grid;
    }

    @Override
    public String name() {
        return "pair-fit";
    }

    @Override
    public CorrectorNeeds needs() {
        return NEEDS;
    }

    @Override
    public Srgb8Image correct(CorrectorFrames frames) {
        return grid.apply(frames.flashFor(this));
    }
}
