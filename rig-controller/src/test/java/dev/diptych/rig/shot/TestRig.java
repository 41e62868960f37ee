package dev.diptych.rig.shot;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.ExposureWindow;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.light.LightResponse;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.light.OutputCap;
import dev.diptych.rig.light.Spread;
import java.util.List;

/** Lights, exposures and plans in round numbers. */
final class TestRig {
    /** 25 frames a second, read out in 20 ms. */
    static final FrameTiming TIMING = new FrameTiming(ms(40), ms(20));
    static final ExposureSetting STUDIO = new ExposureSetting(ms(10), 1);
    static final ExposureSetting FLASH = new ExposureSetting(ms(20), 4);

    private TestRig() {
    }

    static long ms(double millis) {
        return Math.round(millis * 1e6);
    }

    /** A light whose answers to its switch never vary. */
    static LightResponse response(double offDeadMs, double offFallMs, double onDeadMs, double onRiseMs) {
        return new LightResponse(Spread.exactly(ms(offDeadMs)), Spread.exactly(ms(offFallMs)),
                Spread.exactly(ms(onDeadMs)), Spread.exactly(ms(onRiseMs)));
    }

    static Light lamp(String id, LightResponse response) {
        return new Light(id, LightKind.STUDIO_LAMP, OutputCap.studioLamp(), response);
    }

    /** Full for 300 ms after its switch opens, then dark within 80; back from 100 ms on, within 40. */
    static Light relayLamp(String id) {
        return lamp(id, response(300, 80, 100, 40));
    }

    /** A phone LED driven as a torch. */
    static Light torch() {
        return flash(OutputCap.torchLed(), response(0.05, 0.2, 0.1, 0.5));
    }

    static Light flash(OutputCap cap, LightResponse response) {
        return new Light("flash", LightKind.FLASH, cap, response);
    }

    static LightSet lights(Light... lights) {
        return new LightSet(List.of(lights));
    }

    static PlanningInputs inputs(LightSet lights) {
        return new PlanningInputs(lights, TIMING, STUDIO, FLASH, 0, 0);
    }

    static Edge edge(String lightId, double level, double offsetMs) {
        return new Edge(lightId, level, ms(offsetMs));
    }

    /** A plan with these edges; its frames are of no consequence. */
    static ShotPlan plan(Edge... edges) {
        return plan(List.of(edges));
    }

    static ShotPlan plan(List<Edge> edges) {
        return new ShotPlan(edges, List.of(frame(FrameRole.STUDIO, 0, STUDIO), frame(FrameRole.FLASH, 4, FLASH),
                frame(FrameRole.DARK, 6, FLASH)));
    }

    static WantedFrame frame(FrameRole role, int framesAfterStudio, ExposureSetting exposure) {
        return new WantedFrame(role, framesAfterStudio, exposure,
                TIMING.window(framesAfterStudio * TIMING.framePeriodNanos(), exposure));
    }

    static ExposureWindow window(double startMs, double endMs) {
        return new ExposureWindow(ms(startMs), ms(endMs));
    }

    static ExecutedEdge executed(String lightId, double level, double atMs, double uncertaintyMs) {
        return new ExecutedEdge(edge(lightId, level, atMs), ms(atMs), ms(uncertaintyMs));
    }
}
