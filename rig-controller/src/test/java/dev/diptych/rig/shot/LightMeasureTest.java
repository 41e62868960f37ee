package dev.diptych.rig.shot;

import static dev.diptych.rig.shot.TestRig.FLASH;
import static dev.diptych.rig.shot.TestRig.STUDIO;
import static dev.diptych.rig.shot.TestRig.window;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.TimestampMeaning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LightMeasureTest {
    /** Flash and dark frames are eight times as sensitive as studio frames, so 80 there is the light of 10 here. */
    @ParameterizedTest(name = "{6}")
    @CsvSource({"500, 400, 80, 0, 0.02, 0.8, lamp light left", "500, 400, 80, 0.015, 0.005, 0.8, room light allowed",
        "500, 400, 80, 0.05, 0, 0.8, less than the room's", "500, 400, 0, 0, 0, 1, dark",
        "500, 400, 400, 0, 0.1, 0, the flash did not fire", "500, 300, 400, 0, 0.1, 0, darker with the flash",
        "0, 400, 0, 0, 1, 1, no studio light at all", "500, 0, 0, 0, 0, 0, no flash light at all"})
    void comparesLightPerExposure(int studio, int flash, int dark, double roomLightRatio, double residual, double share,
            String reason) {
        LightMeasure measure = LightMeasure.of(
                new PickedFrames(frame(STUDIO, studio), window(0, 1), frame(FLASH, flash), window(2, 3),
                        frame(FLASH, dark), window(4, 5)),
                0, roomLightRatio);

        assertEquals(residual, measure.residualLampRatio(), 1e-12, reason);
        assertEquals(share, measure.flashRatio(), 1e-12, reason);
    }

    @Test
    void lightThatWasFallingAddsToLightThatStays() {
        PickedFrames frames = new PickedFrames(frame(STUDIO, 500), window(0, 1), frame(FLASH, 400), window(2, 3),
                frame(FLASH, 80), window(4, 5));

        assertEquals(0.03, LightMeasure.of(frames, 0.01, 0).residualLampRatio(), 1e-12);
    }

    private static FakeFrame frame(ExposureSetting exposure, int value) {
        return new FakeFrame(new FrameMetadata(0, 0, TimestampMeaning.READOUT_START, 0, exposure), value);
    }
}
