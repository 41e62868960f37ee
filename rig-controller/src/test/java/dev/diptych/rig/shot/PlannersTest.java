package dev.diptych.rig.shot;

import static dev.diptych.rig.shot.TestRig.edge;
import static dev.diptych.rig.shot.TestRig.inputs;
import static dev.diptych.rig.shot.TestRig.lamp;
import static dev.diptych.rig.shot.TestRig.lights;
import static dev.diptych.rig.shot.TestRig.ms;
import static dev.diptych.rig.shot.TestRig.relayLamp;
import static dev.diptych.rig.shot.TestRig.response;
import static dev.diptych.rig.shot.TestRig.torch;
import static dev.diptych.rig.shot.TestRig.window;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.light.OutputCap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Both planners against numbers worked out by hand, and what they refuse. */
class PlannersTest {
    private static final LightSet RELAY_RIG = lights(relayLamp("key"), torch());

    @Test
    void theNaivePlanWaitsForDeadTimeAndFall() throws Exception {
        ShotPlan plan = new NaivePlanner().plan(inputs(RELAY_RIG));

        // Off at 20, dark at 400, so frame 11 is the first that starts no earlier: read out at 440, exposed from 420.
        assertEquals(window(-10, 20), plan.frame(FrameRole.STUDIO).window());
        assertEquals(window(420, 460), plan.frame(FrameRole.FLASH).window());
        assertEquals(11, plan.frame(FrameRole.FLASH).framesAfterStudio());
        assertEquals(ms(435), plan.gapNanos());
        // The flash is dark again at 461.2 with the guard: frame 13.
        assertEquals(window(500, 540), plan.frame(FrameRole.DARK).window());
        // On 0.5 guard + 0.6 rise before the frame; off 0.5 guard - 0.05 dead after it. The lamp's light could come
        // back just after the dark frame with an edge at 440.5, but none comes before the flash frame is over.
        assertEquals(List.of(edge("key", 0, 20), edge("flash", 1, 418.9), edge("flash", 0, 460.45),
                edge("key", 1, 460.5)), plan.edges());
    }

    @Test
    void theOverlapPlanHidesTheDeadTimeInTheStudioFrame() throws Exception {
        ShotPlan plan = new OverlapPlanner().plan(inputs(RELAY_RIG));

        // The fall may begin at 22.5 and needs 80 and a guard of 0.5, so frame 4: exposed over [140, 180]. Of the
        // spare 37 ms the studio side gets 22.2: the fall begins at 44.7, the edge is 300 before that.
        assertEquals(window(140, 180), plan.frame(FrameRole.FLASH).window());
        assertEquals(window(220, 260), plan.frame(FrameRole.DARK).window());
        assertEquals(ms(155), plan.gapNanos());
        assertEquals(List.of(edge("key", 0, -255.3), edge("flash", 1, 138.9), edge("flash", 0, 180.45),
                edge("key", 1, 180.5)), plan.edges());
    }

    @Test
    void everyLampGetsItsOwnEdge() throws Exception {
        LightSet lights = lights(relayLamp("key"), lamp("fill", response(8, 5, 8, 5)), torch());

        ShotPlan plan = new OverlapPlanner().plan(inputs(lights));

        // The dimmed lamp has 112 ms to spare: its light falls at 22.5 + 67.2.
        assertEquals(List.of(edge("key", 0, -255.3), edge("fill", 0, 81.7)), plan.edges().subList(0, 2));
        // And comes back just after the dark frame: 8 before 260.5.
        assertEquals(edge("fill", 1, 252.5), plan.edges().getLast());
    }

    @Test
    void aStrobeIsRefusedWhereReadoutAndExposureAreLonger() {
        LightSet lights = lights(relayLamp("key"),
                TestRig.flash(new OutputCap(ms(40), 0.05, ms(10_000)), response(0.05, 0.2, 0.1, 0.5)));

        for (PairPlanner planner : List.of(new OverlapPlanner(), new NaivePlanner())) {
            UnplannableException refusal = assertThrows(UnplannableException.class,
                    () -> planner.plan(inputs(lights)));

            assertEquals("Flash \"flash\" would have to be lit for 41.6 ms (readout, exposure and its own rise), but"
                    + " its cap is 40.0 ms; shorten the flash exposure, use a faster readout, or drive the LED as a"
                    + " torch.", refusal.getMessage());
        }
    }

    @Test
    void aFlashMayBeLitForExactlyItsCap() throws Exception {
        LightSet lights = lights(relayLamp("key"),
                TestRig.flash(new OutputCap(ms(41.55), 0.05, ms(10_000)), response(0.05, 0.2, 0.1, 0.5)));

        assertEquals(4, new OverlapPlanner().plan(inputs(lights)).frame(FrameRole.FLASH).framesAfterStudio());
    }

    @Test
    void aFlashThatRisesTooSlowlyIsRefused() {
        LightSet lights = lights(lamp("key", response(8, 5, 8, 5)),
                TestRig.flash(OutputCap.torchLed(), response(0.05, 0.2, 0, 60)));

        UnplannableException refusal = assertThrows(UnplannableException.class,
                () -> new OverlapPlanner().plan(inputs(lights)));

        assertEquals("Flash \"flash\" rises too slowly to be dark in the studio frame and full in the flash frame.",
                refusal.getMessage());
    }

    @Test
    void aFlashThatGlowsOnIsNotSwitchedOffBeforeItIsLit() throws Exception {
        // It glows on for 60 ms, but its frame takes 40.
        LightSet lights = lights(relayLamp("key"),
                TestRig.flash(OutputCap.torchLed(), response(60, 5, 0.1, 0.5)));

        ShotPlan plan = new OverlapPlanner().plan(inputs(lights));

        assertEquals(List.of(edge("flash", 1, 138.9), edge("flash", 0, 140.5)),
                plan.edges().stream().filter(edge -> edge.lightId().equals("flash")).toList());
        // Dark at 140.5 + 65 + 0.5.
        assertTrue(plan.frame(FrameRole.DARK).window().startNanos() >= ms(206));
    }

    @Test
    void anExposureLongerThanTheFramePeriodIsRefused() {
        FrameTiming timing = new FrameTiming(ms(40), ms(20));
        ExposureSetting tooLong = new ExposureSetting(ms(40.1), 1);

        UnplannableException studio = assertThrows(UnplannableException.class, () -> new OverlapPlanner()
                .plan(new PlanningInputs(RELAY_RIG, timing, tooLong, TestRig.FLASH, 0, 0)));
        UnplannableException flash = assertThrows(UnplannableException.class,
                () -> new NaivePlanner().plan(new PlanningInputs(RELAY_RIG, timing, TestRig.STUDIO, tooLong, 0, 0)));

        assertEquals("The studio exposure of 40.1 ms is longer than the camera's frame period of 40.0 ms; shorten it"
                + " and raise the gain.", studio.getMessage());
        assertEquals("The flash exposure of 40.1 ms is longer than the camera's frame period of 40.0 ms; shorten it and"
                + " raise the gain.", flash.getMessage());
    }
}
