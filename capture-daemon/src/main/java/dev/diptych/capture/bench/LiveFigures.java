package dev.diptych.capture.bench;

import dev.diptych.inference.engine.EngineReport;
import dev.diptych.inference.engine.ServingEngine;
import dev.diptych.inference.live.StageTimes;
import dev.diptych.inference.live.SteadinessMeter;
import dev.diptych.inference.model.TrustedModel;
import dev.diptych.studio.StudioOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a live run showed, in the form of its JSON document.
 *
 * @param engines which serves and why no better one does, as sentences
 * @param frames how many were corrected in {@code seconds}
 * @param withoutFace how many of them showed no face, and stayed as they were
 * @param cameraFps how many proved frames the camera gave
 * @param latency from the end of the last row's exposure until the frame is corrected
 * @param stages what each step took, in their order
 * @param garbageBytesPerFrame median, on the correcting thread
 * @param view the whole way to whoever watches, measured apart
 * @param flicker of one who does not move; null if no face was found
 */
public record LiveFigures(String model, String sha256, ServingEngine serving, List<String> engines, String studio,
        int width, int height, double seconds, int frames, int withoutFace, double correctedFps, double cameraFps,
        Spread latency, Map<String, Spread> stages, long garbageBytesPerFrame, ViewFigures view,
        @Nullable Flicker flicker) {
    /**
     * Deviation over time in 8-bit codes: of the sensor, of what the correction adds to each frame, and of the corrected
     * frames.
     */
    public record Flicker(double sensorCodes, double addedCodes, double correctedCodes, boolean steady) {}

    static LiveFigures of(TrustedModel model, EngineReport report, StudioOptions options, LiveRun.Samples samples,
            ViewFigures view, Optional<SteadinessMeter.Steadiness> flicker) {
        List<LiveRun.Sample> frames = samples.frames();
        double seconds = Math.max(1, frames.getLast().doneNanos() - frames.getFirst().startedNanos()) / 1e9;
        int withoutFace = (int) frames.stream().filter(frame -> !frame.face()).count();
        return new LiveFigures(model.card().name(), model.file().sha256(), report.serving(), report.sentences(),
                options.grade().toString(), options.widthPx(), options.heightPx(), seconds, frames.size(), withoutFace,
                frames.size() / seconds, samples.cameraFrames() / seconds,
                Spread.of(frames, LiveRun.Sample::latencyNanos), stages(frames),
                Spread.median(frames.stream().mapToLong(LiveRun.Sample::garbageBytes).toArray()),
                view,
                flicker.map(it -> new Flicker(it.sensor(), it.added(), it.corrected(), it.steady())).orElse(null));
    }

    private static Map<String, Spread> stages(List<LiveRun.Sample> frames) {
        Map<String, Spread> stages = new LinkedHashMap<>();
        stages.put("render", Spread.of(frames, LiveRun.Sample::renderNanos));
        stages.put("find", of(frames, StageTimes::findNanos));
        stages.put("reduce", of(frames, StageTimes::reduceNanos));
        stages.put("filter", of(frames, StageTimes::filterNanos));
        stages.put("network", of(frames, StageTimes::networkNanos));
        stages.put("clean", of(frames, StageTimes::cleanNanos));
        stages.put("smooth", of(frames, StageTimes::smoothNanos));
        stages.put("apply", of(frames, StageTimes::applyNanos));
        stages.put("total", Spread.of(frames, frame -> frame.renderNanos() + frame.stages().totalNanos()));
        return stages;
    }

    private static Spread of(List<LiveRun.Sample> frames, ToLongFunction<StageTimes> nanos) {
        return Spread.of(frames, frame -> nanos.applyAsLong(frame.stages()));
    }
}
