package dev.diptych.capture.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.config.QualityLimits;
import dev.diptych.capture.config.RigConfig;
import dev.diptych.rig.light.LightResponse;
import dev.diptych.rig.light.Spread;
import dev.diptych.studio.LampKind;
import dev.diptych.studio.StudioGrade;
import dev.diptych.studio.StudioOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lamp that is believed to take seconds to go out would stay away from rest for too long: the gate refuses. */
class FailedPairTest {
    private static final Spread SHORT = Spread.exactly(50_000_000);

    @Test
    void itsFactsHaveTheTruthAndItsCardTheCode(@TempDir Path out) throws Exception {
        LightResponse slow = new LightResponse(Spread.exactly(4_000_000_000L), SHORT, SHORT, SHORT);
        RigConfig config = new RigConfig(QualityLimits.DEFAULT, RigConfig.DEFAULT.region(), Map.of("front-left", slow),
                OptionalDouble.empty(), RigConfig.DEFAULT.preview(), RigConfig.DEFAULT.maxCalibrationAge(),
                Optional.empty(), RigConfig.DEFAULT.service(), Optional.empty());
        DemoOptions options = new DemoOptions(1, Optional.empty(),
                new StudioOptions(StudioGrade.IDEAL, LampKind.RELAY, 1, 640, 480), Optional.empty(),
                new Correction.ByAnotherPair(), out, config);

        DemoResult.PairFacts pair = new Demo(options, new DemoTest.SilentListener()).run().pairs().getFirst();

        assertEquals("E_CAP", pair.rule());
        assertEquals(new DemoResult.TruthFacts(List.of(), "portrait-1000", null, null, null, null, null), pair.truth());
        assertNull(pair.findings());
        assertNull(pair.evidence());
        String html = Files.readString(out.resolve("report.html"));
        assertTrue(html.contains("E_CAP: nothing was switched and nothing was kept."));
        assertTrue(html.contains("but its cap is"));
    }
}
