package dev.diptych.capture.serve;

import dev.diptych.archive.LightRole;
import dev.diptych.capture.serve.ShotFiles.RecordedEdge;
import dev.diptych.capture.serve.ShotFiles.RecordedFrame;
import dev.diptych.capture.web.ArchiveViews.FrameTimeline;
import dev.diptych.capture.web.ArchiveViews.LightTimeline;
import dev.diptych.capture.web.ArchiveViews.ShotTimeline;
import dev.diptych.rig.calibration.MeasuredLight;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.light.LightResponse;
import dev.diptych.rig.light.OutputCap;
import dev.diptych.rig.light.Spread;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.LightCertainty;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Draws up a shot for the pages: by what its log knows of switches, and what calibration had found of the lights. */
final class ShotLook {
    /** Of a light that was not measured, the log's own doubt is all that is known. */
    private static final LightResponse AT_ONCE = new LightResponse(Spread.exactly(0), Spread.exactly(0),
            Spread.exactly(0), Spread.exactly(0));

    private final ShotFiles files;
    private final Map<String, MeasuredLight> measured;
    private final long zeroNanos;

    /** @param measured by light */
    ShotLook(ShotFiles files, Map<String, MeasuredLight> measured) {
        this.files = files;
        this.measured = measured;
        zeroNanos = files.frames().stream().mapToLong(frame -> frame.window().startNanos()).min().orElseThrow();
    }

    ShotTimeline timeline() {
        List<LightTimeline> lights = files.edges()
                .stream()
                .map(RecordedEdge::lightId)
                .distinct()
                .map(this::light)
                .toList();
        List<FrameTimeline> frames = files.frames()
                .stream()
                .sorted(Comparator.comparingLong(frame -> frame.window().startNanos()))
                .map(this::frame)
                .toList();
        return new ShotTimeline(files.pair().toString(), lights, frames,
                (middleNanos(LightRole.FLASH) - middleNanos(LightRole.STUDIO)) / 1e6);
    }

    private long middleNanos(LightRole role) {
        return files.frame(role).window().middleNanos();
    }

    private FrameTimeline frame(RecordedFrame frame) {
        return new FrameTimeline(frame.role().label(), millis(frame.window().startNanos()),
                millis(frame.window().endNanos()), frame.exposureNanos() / 1e6);
    }

    private LightTimeline light(String id) {
        List<RecordedEdge> edges = files.edges()
                .stream()
                .filter(edge -> edge.lightId().equals(id))
                .sorted(Comparator.comparingLong(RecordedEdge::plannedNanos))
                .toList();
        // A shot takes each light away from its rest first: lamps rest on, a flash rests off.
        LightKind kind = edges.getFirst().level() > 0 ? LightKind.FLASH : LightKind.STUDIO_LAMP;
        Optional<MeasuredLight> found = Optional.ofNullable(measured.get(id));
        Light light = new Light(id, kind, OutputCap.studioLamp(),
                found.map(MeasuredLight::response).orElse(AT_ONCE));
        List<ExecutedEdge> executed = edges.stream().flatMap(this::executed).toList();
        return new LightTimeline(id, kind == LightKind.FLASH ? "flash" : "lamp",
                LevelSteps.of(light.restLevel(), executed, found, zeroNanos),
                new LightCertainty(light, executed).transitions()
                        .stream()
                        .map(change -> List.of(millis(change.fromNanos()), millis(change.untilNanos())))
                        .toList());
    }

    private Stream<ExecutedEdge> executed(RecordedEdge edge) {
        return edge.executed()
                .map(done -> new ExecutedEdge(new Edge(edge.lightId(), edge.level(), edge.plannedNanos() - zeroNanos),
                        done.instantNanos(), done.uncertaintyNanos()))
                .stream();
    }

    private double millis(long nanos) {
        return (nanos - zeroNanos) / 1e6;
    }
}
