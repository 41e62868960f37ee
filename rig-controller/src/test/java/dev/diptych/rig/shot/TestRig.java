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
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.SwitchPlan;
import java.util.List;

/** Lights, exposures and plans in round numbers. */
public final class TestRig {
    /** 25 frames a second, read out in 20 ms. */
    public static final FrameTiming TIMING = new FrameTiming(ms(40), ms(20));
    public static final ExposureSetting STUDIO = new ExposureSetting(ms(10), 1);
    public static final ExposureSetting FLASH = new ExposureSetting(ms(20), 4);

    private TestRig() {
    }

    public static long ms(double millis) {
        return Math.round(millis * 1e6);
    }

    /** A light whose answers to its switch never vary. */
    public static LightResponse response(double offDeadMs, double offFallMs, double onDeadMs, double onRiseMs) {
        return new LightResponse(Spread.exactly(ms(offDeadMs)), Spread.exactly(ms(offFallMs)),
                Spread.exactly(ms(onDeadMs)), Spread.exactly(ms(onRiseMs)));
    }

    public static Light lamp(String id, LightResponse response) {
        return new Light(id, LightKind.STUDIO_LAMP, OutputCap.studioLamp(), response);
    }

    /** Full for 300 ms after its switch opens, then dark within 80; back from 100 ms on, within 40. */
    public static Light relayLamp(String id) {
        return lamp(id, response(300, 80, 100, 40));
    }

    /** A phone LED driven as a torch. */
    public static Light torch() {
        return flash(OutputCap.torchLed(), response(0.05, 0.2, 0.1, 0.5));
    }

    public static Light flash(OutputCap cap, LightResponse response) {
        return new Light("flash", LightKind.FLASH, cap, response);
    }

    public static LightSet lights(Light... lights) {
        return new LightSet(List.of(lights));
    }

    public static PlanningInputs inputs(LightSet lights) {
        return new PlanningInputs(lights, TIMING, STUDIO, FLASH, 0, 0);
    }

    public static Edge edge(String lightId, double level, double offsetMs) {
        return new Edge(lightId, level, ms(offsetMs));
    }

    public static SwitchPlan switches(Edge... edges) {
        return new SwitchPlan(List.of(edges));
    }

    /** A plan with these edges; its frames are of no consequence. */
    public static ShotPlan plan(Edge... edges) {
        return plan(List.of(edges));
    }

    public static ShotPlan plan(List<Edge> edges) {
        return new ShotPlan(edges, List.of(frame(FrameRole.STUDIO, 0, STUDIO), frame(FrameRole.FLASH, 4, FLASH),
                frame(FrameRole.DARK, 6, FLASH)));
    }

    public static WantedFrame frame(FrameRole role, int framesAfterStudio, ExposureSetting exposure) {
        return new WantedFrame(role, framesAfterStudio, exposure,
                TIMING.window(framesAfterStudio * TIMING.framePeriodNanos(), exposure));
    }

    public static ExposureWindow window(double startMs, double endMs) {
        return new ExposureWindow(ms(startMs), ms(endMs));
    }

    public static ExecutedEdge executed(String lightId, double level, double atMs, double uncertaintyMs) {
        return new ExecutedEdge(edge(lightId, level, atMs), ms(atMs), ms(uncertaintyMs));
    }
}
