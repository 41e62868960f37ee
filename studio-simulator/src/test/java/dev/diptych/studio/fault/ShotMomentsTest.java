package dev.diptych.studio.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.shot.FrameRole;
import dev.diptych.rig.shot.NaivePlanner;
import dev.diptych.rig.shot.OverlapPlanner;
import dev.diptych.rig.shot.PairPlanner;
import dev.diptych.rig.shot.PlanningInputs;
import dev.diptych.rig.shot.ShotPlan;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.SwitchPlan;
import dev.diptych.studio.LampKind;
import dev.diptych.studio.SimulatedStudio;
import dev.diptych.studio.StudioGrade;
import dev.diptych.studio.StudioOptions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShotMomentsTest {
    private static final long ZERO_NANOS = 5_000_000_000L;
    private static final long FRAME_NANOS = 33_333_333;

    static Stream<Arguments> plans() {
        return Stream.of(LampKind.values())
                .flatMap(lamps -> Stream.of(Arguments.of(lamps, new OverlapPlanner()),
                        Arguments.of(lamps, new NaivePlanner())));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void framesAreThoseOfThePlan(LampKind lamps, PairPlanner planner) throws Exception {
        for (long seed = 0; seed < 40; seed++) {
            LightSet lights = new SimulatedStudio(new StudioOptions(StudioGrade.TYPICAL, lamps, seed, 16, 12))
                    .dataSheet();
            StudioParts parts = FaultDrawTest.parts();
            ShotPlan plan = planner.plan(
                    new PlanningInputs(lights, parts.timing(), parts.studio(), parts.flash(), 120_000, 100_000));

            ShotMoments shot = ShotMoments.of(plan.switches(), ZERO_NANOS, ZERO_NANOS - 400_000_000, parts)
                    .orElseThrow();

            assertEquals(ZERO_NANOS, shot.studioReadoutNanos());
            assertEquals(readoutNanos(plan, FrameRole.FLASH), shot.flashReadoutNanos());
            assertEquals(readoutNanos(plan, FrameRole.DARK), shot.darkReadoutNanos());
            assertEquals(plan.frame(FrameRole.DARK).framesAfterStudio() + 1, shot.frames());
            assertEquals(plan.frame(FrameRole.STUDIO).window().shiftedBy(ZERO_NANOS), shot.studioWindow());
            assertEquals(plan.frame(FrameRole.FLASH).window().shiftedBy(ZERO_NANOS), shot.flashWindow());
            assertEquals(shot.studioWindow().endNanos(), shot.between().startNanos());
            assertEquals(shot.flashWindow().startNanos(), shot.between().endNanos());
            assertTrue(shot.endNanos() > shot.darkReadoutNanos());
        }
    }

    private static long readoutNanos(ShotPlan plan, FrameRole role) {
        return ZERO_NANOS + plan.frame(role).framesAfterStudio() * FRAME_NANOS;
    }

    @Test
    void plansOfTheFlashAloneOrOfLampsAloneAreNoShots() {
        assertEquals(Optional.empty(), moments(new Edge("flash", 1, 0), new Edge("flash", 0, 50_000_000)));
        assertEquals(Optional.empty(), moments(new Edge("a", 0, 0), new Edge("a", 1, 500_000_000)));
    }

    @Test
    void instantAroundTheShotIsNeverInThePast() {
        ShotMoments late = moments(new Edge("a", 0, -1_000_000), new Edge("flash", 1, 50_000_000),
                new Edge("flash", 0, 90_000_000), new Edge("a", 1, 150_000_000)).orElseThrow();

        assertEquals(ZERO_NANOS - 50_000_000, late.aroundShotNanos(0));
        assertEquals(late.darkReadoutNanos(), late.aroundShotNanos(1));
    }

    @Test
    void timeBetweenFramesIsNeverEmpty() {
        ShotMoments odd = moments(new Edge("a", 0, 0), new Edge("flash", 1, 0), new Edge("flash", 0, 10_000_000))
                .orElseThrow();

        assertTrue(odd.between().endNanos() > odd.between().startNanos());
    }

    private static Optional<ShotMoments> moments(Edge... edges) {
        return ShotMoments.of(new SwitchPlan(List.of(edges)), ZERO_NANOS, ZERO_NANOS - 50_000_000,
                FaultDrawTest.parts());
    }
}
