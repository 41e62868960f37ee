package dev.diptych.capture.demo;

import dev.diptych.capture.report.ShotTrace;
import dev.diptych.rig.camera.ExposureWindow;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.shot.FrameRole;
import dev.diptych.rig.shot.PickedFrames;
import dev.diptych.rig.shot.ShotOutcome;
import dev.diptych.rig.shot.ShotRecord;
import dev.diptych.rig.switching.LightCertainty;
import dev.diptych.rig.switching.LightCertainty.Transition;
import dev.diptych.studio.StudioTruth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Draws up a shot's trace for the report: planned and executed, with the light levels that the studio knows. */
final class ShotTracer {
    private static final int SAMPLES = 500;
    private static final long MARGIN_NANOS = 25_000_000;

    private final ShotRecord shot;
    private final StudioTruth truth;
    private final long fromNanos;
    private final long untilNanos;

    private ShotTracer(ShotRecord shot, StudioTruth truth) {
        this.shot = shot;
        this.truth = truth;
        fromNanos = Math.min(shot.plan().frame(FrameRole.STUDIO).window().startNanos(),
                shot.plan().switches().firstEdgeOffsetNanos()) - MARGIN_NANOS;
        untilNanos = Math.max(shot.plan().frame(FrameRole.DARK).window().endNanos(),
                shot.plan().switches().lastEdgeOffsetNanos()) + MARGIN_NANOS;
    }

    /** The three frames of the pair, and when each light may have been changing. */
    static ShotTrace of(ShotOutcome.Proven proven, LightSet lights, StudioTruth truth) {
        ShotTracer tracer = new ShotTracer(proven.shot(), truth);
        PickedFrames frames = proven.frames();
        return tracer.trace(lights, light -> proven.evidence().changes().getOrDefault(light.id(), List.of()),
                List.of(tracer.exposure("studio", frames.studioWindow()),
                        tracer.exposure("flash", frames.flashWindow()),
                        tracer.exposure("dark", frames.darkWindow())));
    }

    /** What the log has of a shot that proved nothing, and whatever frames came. */
    static ShotTrace of(ShotOutcome.Unproven unproven, LightSet lights, FrameTiming timing, StudioTruth truth) {
        ShotTracer tracer = new ShotTracer(unproven.shot(), truth);
        List<ShotTrace.Exposure> frames = new ArrayList<>();
        unproven.frames().forEach(frame -> {
            FrameMetadata metadata = frame.metadata();
            if (metadata.meaning() != TimestampMeaning.UNKNOWN) {
                frames.add(tracer.exposure("", timing.window(metadata.readoutStartNanos(), metadata.exposure())));
            }
        });
        return tracer.trace(lights, tracer::changesByTheLog, frames);
    }

    private ShotTrace trace(LightSet lights, Function<Light, List<Transition>> changes,
            List<ShotTrace.Exposure> exposed) {
        return new ShotTrace(millis(fromNanos), millis(untilNanos),
                lights.all()
                        .stream()
                        .map(light -> new ShotTrace.TracedLight(light.id(), light.kind() == LightKind.FLASH,
                                levels(light), switches(light),
                                changes.apply(light).stream().map(this::shown).toList()))
                        .toList(),
                shot.plan()
                        .frames()
                        .stream()
                        .map(frame -> exposureAt(frame.role().name().toLowerCase(Locale.ROOT), frame.window()))
                        .toList(),
                exposed);
    }

    private double[] levels(Light light) {
        double[] levels = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            long offsetNanos = fromNanos + (untilNanos - fromNanos) * i / (SAMPLES - 1);
            levels[i] = truth.levelAt(light.id(), shot.studioReadoutNanos() + offsetNanos);
        }
        return levels;
    }

    private List<ShotTrace.Switch> switches(Light light) {
        return shot.plan()
                .edges()
                .stream()
                .filter(edge -> edge.lightId().equals(light.id()))
                .map(edge -> new ShotTrace.Switch(edge.level() > 0, millis(edge.offsetNanos()),
                        shot.log()
                                .executed(edge)
                                .map(done -> OptionalDouble.of(millis(done.instantNanos() - shot.studioReadoutNanos())))
                                .orElse(OptionalDouble.empty())))
                .toList();
    }

    /** As offsets from the start of the studio frame's readout. */
    private List<Transition> changesByTheLog(Light light) {
        return new LightCertainty(light, shot.log().edges()).transitions()
                .stream()
                .map(change -> new Transition(change.fromNanos() - shot.studioReadoutNanos(),
                        change.untilNanos() - shot.studioReadoutNanos(), change.after()))
                .toList();
    }

    private ShotTrace.Interval shown(Transition change) {
        return new ShotTrace.Interval(millis(change.fromNanos()), millis(change.untilNanos()));
    }

    private ShotTrace.Exposure exposure(String role, ExposureWindow window) {
        return exposureAt(role, window.shiftedBy(-shot.studioReadoutNanos()));
    }

    private static ShotTrace.Exposure exposureAt(String role, ExposureWindow offsets) {
        return new ShotTrace.Exposure(role, millis(offsets.startNanos()), millis(offsets.endNanos()));
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
