package dev.diptych.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.diptych.imaging.Srgb8Image;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PortraitCorrectorTest {
    private static final Srgb8Image PICTURE = new Srgb8Image(12, 9);
    private static final LitFrame FLASH = new LitFrame(PICTURE, LightState.FLASH);
    private final PortraitCorrector pairFit = PairFit.fit(PICTURE, PICTURE);

    /** Hands back the dim frame. */
    private static final class DimLit implements PortraitCorrector {
        @Override
        public String name() {
            return "dim-lit";
        }

        @Override
        public CorrectorNeeds needs() {
            return new CorrectorNeeds(Set.of(LightState.FLASH), Set.of(LightState.DARK, LightState.DIM));
        }

        @Override
        public Srgb8Image correct(CorrectorFrames frames) {
            Srgb8Image flash = frames.flashFor(this);
            return frames instanceof CorrectorFrames.FlashWithDim both ? both.dimFor(this) : flash;
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STUDIO", "DIM", "DARK"})
    void refusesAFrameInALightItWasNotTrainedOn(LightState light) {
        LightStateMismatchException refusal = assertThrows(LightStateMismatchException.class,
                () -> pairFit.correct(new LitFrame(PICTURE, light)));

        assertEquals("The corrector pair-fit was trained on flash frames lit by FLASH or FLASH_PREVIEW, but this frame"
                + " was recorded as " + light + "; give it a flash frame of that light.", refusal.sentence());
        assertEquals(light, refusal.recorded());
    }

    @ParameterizedTest
    @EnumSource(names = {"FLASH", "FLASH_PREVIEW"})
    void takesFramesLitByTheFlash(LightState light) {
        Srgb8Image corrected = pairFit.correct(new LitFrame(PICTURE, light));

        assertEquals(12, corrected.width());
        assertEquals(9, corrected.height());
    }

    @ParameterizedTest
    @EnumSource(names = {"DIM", "DARK"})
    void handsOutADimFrameToOneThatNeedsIt(LightState light) {
        Srgb8Image dim = new Srgb8Image(12, 9);

        assertSame(dim, new DimLit().correct(new CorrectorFrames.FlashWithDim(FLASH, new LitFrame(dim, light))));
    }

    @Test
    void refusesADimFrameInALightItWasNotTrainedOn() {
        CorrectorFrames twice = new CorrectorFrames.FlashWithDim(FLASH, FLASH);

        assertEquals(
                "The corrector dim-lit was trained on dim frames lit by DIM or DARK, but this frame was recorded as"
                        + " FLASH; give it a dim frame of that light.",
                refusal(new DimLit(), twice));
    }

    @Test
    void refusesAFlashFrameAloneWhereItNeedsADimFrame() {
        assertEquals("The corrector dim-lit works on a flash frame and a dim frame lit by DIM or DARK, but it was given"
                + " a flash frame alone; give it both.", refusal(new DimLit(), new CorrectorFrames.FlashAlone(FLASH)));
    }

    @Test
    void refusesADimFrameThatItDoesNotUse() {
        CorrectorFrames both = new CorrectorFrames.FlashWithDim(FLASH, new LitFrame(PICTURE, LightState.DIM));

        assertEquals(
                "The corrector pair-fit works on a flash frame alone, but it was given a dim frame with it; give it"
                        + " the flash frame.",
                refusal(pairFit, both));
    }

    @Test
    void framesOfOneViewAreOfOneSize() {
        LitFrame other = new LitFrame(new Srgb8Image(12, 8), LightState.DIM);

        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                () -> new CorrectorFrames.FlashWithDim(FLASH, other));

        assertEquals("The flash frame and the dim frame must be of one size, but they are 12x9 and 12x8; warp the dim"
                + " frame onto the flash frame first.", refusal.getMessage());
    }

    @Test
    void needsALightForTheFlashFrame() {
        assertThrows(IllegalArgumentException.class, () -> CorrectorNeeds.flashAlone(Set.of()));
    }

    @Test
    void isKnownByItsName() {
        assertEquals("pair-fit", pairFit.name());
    }

    private static String refusal(PortraitCorrector corrector, CorrectorFrames frames) {
        return assertThrows(CorrectionRefusedException.class, () -> corrector.correct(frames)).sentence();
    }
}
