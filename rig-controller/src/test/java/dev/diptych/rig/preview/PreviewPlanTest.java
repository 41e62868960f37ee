package dev.diptych.rig.preview;

import static dev.diptych.rig.shot.TestRig.TIMING;
import static dev.diptych.rig.shot.TestRig.lights;
import static dev.diptych.rig.shot.TestRig.ms;
import static dev.diptych.rig.shot.TestRig.relayLamp;
import static dev.diptych.rig.shot.TestRig.torch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.Edge;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreviewPlanTest {
    private static final LightSet LIGHTS = lights(relayLamp("key"), relayLamp("fill"), torch());

    private static Optional<PreviewPlan> plan(double level, double longestMs) {
        return PreviewPlan.of(LIGHTS, new PreviewSettings(level, ms(longestMs), ms(2_000)), TIMING,
                new ExposureSetting(ms(20), 4), ms(0.5));
    }

    @Test
    void theTorchIsLitWhenTwoWholeFramesHaveSeenTheDark() {
        List<Edge> edges = plan(0.2, 60_000).orElseThrow().switches().edges();

        // Dark after 380 ms; 40 for the camera's phase, 40 for a frame, 40 exposed, 20 read out, twice 0.5 + 0.5 to spare.
        assertEquals(List.of(new Edge("key", 0, 0), new Edge("fill", 0, 0), new Edge("flash", 0.2, ms(522)),
                new Edge("flash", 0, ms(60_000)), new Edge("key", 1, ms(60_000)), new Edge("fill", 1, ms(60_000))),
                edges);
    }

    @ParameterizedTest
    @CsvSource({"0.2, 40, 10, longer and amplified", "0.1, 40, 20, half the light",
        "0.9, 40, 2.22222, nearly as bright",
        "1, 40, 2, as bright as the flash"})
    void theFrameGetsAsMuchSignalAsAFlashFrame(double level, double exposureMs, double gain, String reason) {
        ExposureSetting exposure = plan(level, 60_000).orElseThrow().exposure();

        assertEquals(ms(exposureMs), exposure.exposureNanos(), reason);
        assertEquals(gain, exposure.gain(), 1e-4, reason);
        assertEquals(ms(80) / level, exposure.sensitivity(), 1, reason);
    }

    @Test
    void oneThatEndsBeforeTheTorchIsLitIsNoPlan() {
        assertTrue(plan(0.2, 522).isEmpty());
        assertTrue(plan(0.2, 523).isPresent());
    }

    @ParameterizedTest
    @CsvSource({"0, 60, 2, dark", "1.1, 60, 2, brighter than full", "NaN, 60, 2, no number", "0.2, 0, 2, no time",
        "0.2, 60, 0, no patience"})
    void settingsRefuseNonsense(double level, long longestNanos, long heartbeatNanos, String reason) {
        assertThrows(IllegalArgumentException.class, () -> new PreviewSettings(level, longestNanos, heartbeatNanos),
                reason);
    }
}
