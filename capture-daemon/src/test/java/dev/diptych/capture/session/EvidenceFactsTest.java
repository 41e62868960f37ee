package dev.diptych.capture.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.diptych.rig.shot.EdgeError;
import dev.diptych.rig.shot.FallRefit;
import dev.diptych.rig.shot.ShotEvidence;
import dev.diptych.rig.switching.LightCertainty.State;
import dev.diptych.rig.switching.LightCertainty.Transition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EvidenceFactsTest {
    @Test
    void timesAreInMillisecondsAndLightsInOrder() {
        FallRefit fall = new FallRefit(1_000_000, 2_000_000, 3_000_000, 4_000_000, 5_000_000, 6_500_000, true,
                List.of(), List.of());
        Transition change = new Transition(-1_500_000, 2_000_000, State.DARK);

        EvidenceFacts facts = EvidenceFacts.of(new ShotEvidence(
                Map.of("side", List.of(change), "flash", List.of(), "front", List.of(change)), Optional.of(fall), 0.1,
                0.2, 0.3, OptionalDouble.of(1.01), OptionalDouble.of(0.99),
                new EdgeError("side", -250_000, 20_000), List.of(7L, 9L), List.of(8L), OptionalDouble.of(1.5e6)));

        assertEquals(new EvidenceFacts.FallFacts(1, 2, 3, 4, 5, 6.5, true), facts.fall());
        assertEquals(new EvidenceFacts.EdgeFacts("side", -0.25, 0.02), facts.worstEdge());
        assertEquals(List.of("flash", "front", "side"), List.copyOf(facts.changes().keySet()));
        assertEquals(List.of(new EvidenceFacts.ChangeFacts(-1.5, 2, "dark")), facts.changes().get("side"));
        assertEquals(List.of(7L, 9L), facts.droppedFrames());
        assertEquals(List.of(8L), facts.misexposedFrames());
        assertEquals(1.5, facts.lampDriftMs());
        assertEquals(1.01, facts.studioLevelRatio());
        assertEquals(0.99, facts.flashLevelRatio());
    }

    @Test
    void whatWasNotMeasuredIsNull() {
        EvidenceFacts facts = EvidenceFacts.of(new ShotEvidence(Map.of(), Optional.empty(), Double.NaN, 0.2, 0.3,
                OptionalDouble.empty(), OptionalDouble.of(Double.POSITIVE_INFINITY),
                new EdgeError("side", 0, 0), List.of(), List.of(), OptionalDouble.empty()));

        assertNull(facts.fall());
        assertNull(facts.fallingRatio());
        assertNull(facts.lampDriftMs());
        assertNull(facts.studioLevelRatio());
        assertNull(facts.flashLevelRatio());
        assertEquals(0.2, facts.darkRatio());
    }
}
