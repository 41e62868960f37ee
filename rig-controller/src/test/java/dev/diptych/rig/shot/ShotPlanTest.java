package dev.diptych.rig.shot;

import static dev.diptych.rig.shot.TestRig.edge;
import static dev.diptych.rig.shot.TestRig.frame;
import static dev.diptych.rig.shot.TestRig.ms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.ShotLog;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShotPlanTest {
    private static final WantedFrame STUDIO = frame(FrameRole.STUDIO, 0, TestRig.STUDIO);
    private static final WantedFrame FLASH = frame(FrameRole.FLASH, 4, TestRig.FLASH);
    private static final WantedFrame DARK = frame(FrameRole.DARK, 6, TestRig.FLASH);
    private static final String ONE_OF_EACH = "A shot plan needs one frame of each role.";
    private static final List<Edge> EDGES = List.of(edge("flash", 0, 20), edge("flash", 1, 10), edge("key", 1, 20));

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
    void anEdgeRefusesALevelThatIsNone(double level) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> edge("key", level, 0));

        assertEquals("A light's level lies in [0, 1], but key is asked for " + level + ".", refusal.getMessage());
    }

    static Stream<Arguments> incompletePlans() {
        return Stream.of(Arguments.of("no edges", List.of(), List.of(STUDIO, FLASH, DARK),
                "A plan that switches nothing needs no clearance."),
                Arguments.of("a role missing", EDGES, List.of(STUDIO, FLASH), ONE_OF_EACH),
                Arguments.of("a role twice", EDGES, List.of(STUDIO, FLASH, FLASH), ONE_OF_EACH),
                Arguments.of("a role twice beside all", EDGES, List.of(STUDIO, FLASH, DARK, FLASH), ONE_OF_EACH));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("incompletePlans")
    void refusesAnIncompletePlan(String reason, List<Edge> edges, List<WantedFrame> frames, String sentence) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                () -> new ShotPlan(edges, frames), reason);

        assertEquals(sentence, refusal.getMessage());
    }

    @Test
    void bringsItsEdgesInOrder() {
        ShotPlan plan = new ShotPlan(EDGES, List.of(DARK, STUDIO, FLASH));

        assertEquals(List.of(edge("flash", 1, 10), edge("flash", 0, 20), edge("key", 1, 20)), plan.edges());
        assertEquals(ms(10), plan.switches().firstEdgeOffsetNanos());
        assertEquals(ms(20), plan.switches().lastEdgeOffsetNanos());
        assertEquals(FLASH, plan.frame(FrameRole.FLASH));
    }

    @Test
    void theGapIsFromMidExposureToMidExposure() {
        ShotPlan plan = new ShotPlan(EDGES, List.of(STUDIO, FLASH, DARK));

        // Studio rows are exposed over [-10, 20] ms, flash rows over [140, 180].
        assertEquals(ms(155), plan.gapNanos());
    }

    @Test
    void theLogSaysWhichEdgesWereExecuted() {
        ExecutedEdge done = new ExecutedEdge(edge("flash", 1, 10), ms(1_010), 20);
        ShotLog log = new ShotLog(List.of(done));

        assertEquals(Optional.of(done), log.executed(edge("flash", 1, 10)));
        assertEquals(Optional.empty(), log.executed(edge("flash", 0, 20)));
    }

    @Test
    void planningRefusesNegativeUncertainties() {
        ExposureSetting exposure = TestRig.STUDIO;
        var lights = TestRig.lights(TestRig.relayLamp("key"), TestRig.torch());

        assertThrows(IllegalArgumentException.class,
                () -> new PlanningInputs(lights, TestRig.TIMING, exposure, exposure, -1, 0));
        assertThrows(IllegalArgumentException.class,
                () -> new PlanningInputs(lights, TestRig.TIMING, exposure, exposure, 0, -1));
    }
}
