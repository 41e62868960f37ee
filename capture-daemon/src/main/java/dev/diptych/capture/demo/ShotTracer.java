package dev.diptych.capture.demo;

import dev.diptych.capture.report.ShotTrace;
import dev.diptych.rig.camera.ExposureWindow;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.shot.FrameRole;
import dev.diptych.rig.shot.PickedFrames;
import dev.diptych.rig.shot.ShotRecord;
import dev.diptych.rig.switching.Edge;
import dev.diptych.studio.StudioTruth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws up a shot's trace for the report: planned and executed, with the light levels that the studio knows. */
final class ShotTracer {
    private static final int SAMPLES = 500;
    private static final long MARGIN_NANOS = 25_000_000;

    private final LightSet lights;
    private final ShotRecord shot;
    private final PickedFrames frames;
    private final StudioTruth truth;

    ShotTracer(LightSet lights, ShotRecord shot, PickedFrames frames, StudioTruth truth) {
        this.lights = lights;
        this.shot = shot;
        this.frames = frames;
        this.truth = truth;
    }

    ShotTrace trace() {
        long fromNanos = Math.min(shot.plan().frame(FrameRole.STUDIO).window().startNanos(),
                shot.plan().switches().firstEdgeOffsetNanos()) - MARGIN_NANOS;
        long untilNanos = Math.max(shot.plan().frame(FrameRole.DARK).window().endNanos(),
                shot.plan().switches().lastEdgeOffsetNanos()) + MARGIN_NANOS;
        return new ShotTrace(fromNanos / 1e6, untilNanos / 1e6,
                lights.all().stream().map(light -> curve(light, fromNanos, untilNanos)).toList(), switches(),
                List.of(exposure(FrameRole.STUDIO, frames.studioWindow()),
                        exposure(FrameRole.FLASH, frames.flashWindow()),
                        exposure(FrameRole.DARK, frames.darkWindow())));
    }

    private ShotTrace.Curve curve(Light light, long fromNanos, long untilNanos) {
        double[] levels = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            long offsetNanos = fromNanos + (untilNanos - fromNanos) * i / (SAMPLES - 1);
            levels[i] = truth.levelAt(light.id(), shot.studioReadoutNanos() + offsetNanos);
        }
        return new ShotTrace.Curve(light.id(), light.kind() == LightKind.FLASH, levels);
    }

    private List<ShotTrace.Switch> switches() {
        List<ShotTrace.Switch> switches = new ArrayList<>();
        for (Edge edge : shot.plan().edges()) {
            shot.log()
                    .executed(edge)
                    .ifPresent(done -> switches.add(new ShotTrace.Switch(edge.lightId(),
                            edge.lightId().equals(lights.flash().id()), edge.level() > 0,
                            edge.offsetNanos() / 1e6, (done.instantNanos() - shot.studioReadoutNanos()) / 1e6)));
        }
        return switches;
    }

    private ShotTrace.Exposure exposure(FrameRole role, ExposureWindow window) {
        ExposureWindow planned = shot.plan().frame(role).window();
        ExposureWindow executed = window.shiftedBy(-shot.studioReadoutNanos());
        return new ShotTrace.Exposure(role.name().toLowerCase(Locale.ROOT), planned.startNanos() / 1e6,
                planned.endNanos() / 1e6, executed.startNanos() / 1e6, executed.endNanos() / 1e6);
    }
}
