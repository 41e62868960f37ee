package dev.diptych.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.diptych.imaging.Srgb8Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PortraitCorrectorTest {
    private static final Srgb8Image PICTURE = new Srgb8Image(12, 9);
    private final PortraitCorrector corrector = PairFit.fit(PICTURE, PICTURE);

    @ParameterizedTest
    @EnumSource(names = {"STUDIO", "DARK"})
    void refusesAFrameInALightItWasNotTrainedOn(LightState light) {
        LightStateMismatchException refusal = assertThrows(LightStateMismatchException.class,
                () -> corrector.correct(new LitFrame(PICTURE, light)));

        assertEquals("The corrector pair-fit was trained on frames lit by FLASH or FLASH_PREVIEW, but this frame was"
                + " recorded as " + light + "; give it a frame of that light.", refusal.getMessage());
        assertEquals(light, refusal.recorded());
    }

    @ParameterizedTest
    @EnumSource(names = {"FLASH", "FLASH_PREVIEW"})
    void takesFramesLitByTheFlash(LightState light) {
        Srgb8Image corrected = corrector.correct(new LitFrame(PICTURE, light));

        assertEquals(12, corrected.width());
        assertEquals(9, corrected.height());
    }

    @Test
    void isKnownByItsName() {
        assertEquals("pair-fit", corrector.name());
    }
}
