package dev.diptych.rig.shot;

import dev.diptych.rig.calibration.MeteredLight;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.FaultCode;
import dev.diptych.rig.switching.LightCertainty.Transition;
import dev.diptych.rig.switching.LightCertainty;
import dev.diptych.rig.switching.ShotLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/** Asks the pixels of a shot's frames whether the light was what the log of the switches makes it. */
final class PixelProof {
    /** Two frames see light without a gap between their exposures; more would only cost time. */
    private static final int FRAMES_OF_THE_TAIL = 2;

    /** What was found, or why nothing can be. */
    sealed interface Result {
        record Found(ShotEvidence evidence, LightMeasure light) implements Result {}

        record Missing(Fault fault) implements Result {}
    }

    /** Lamps that are all on and an exposure as asked lie within this of what was metered. */
    private static final double STEADY_LEVEL_RATIO = 0.06;

    private final LightSet lights;
    private final FrameTiming timing;
    private final double roomLightRatio;
    private final Optional<MeteredLight> metered;
    private final LampDrift drift;

    /** @param drift told of the falls that are found in the metered light */
    PixelProof(LightSet lights, FrameTiming timing, double roomLightRatio, Optional<MeteredLight> metered,
            LampDrift drift) {
        this.lights = lights;
        this.timing = timing;
        this.roomLightRatio = roomLightRatio;
        this.metered = metered;
        this.drift = drift;
    }

    /**
     * @param frames all frames of the shot, from the one before the studio frame on
     * @param edges of the shot and of those before it
     */
    Result examine(PickedFrames picked, List<Frame> frames, ShotRecord shot, List<ExecutedEdge> edges) {
        long studioSequence = picked.studio().metadata().sequence();
        long flashSequence = picked.flash().metadata().sequence();
        List<Frame> between = frames.stream()
                .filter(frame -> frame.metadata().sequence() > studioSequence
                        && frame.metadata().sequence() < flashSequence)
                .toList();
        double fallingRatio = 0;
        // If nothing lies between, the lamps fell between two exposures that follow each other.
        if (studioSequence < flashSequence - 1) {
            List<FallFit.Sample> tail = tailSamples(picked, between, flashSequence, shot.log());
            if (tail.isEmpty()) {
                return new Result.Missing(new Fault(FaultCode.E_FRAME_DROPPED, "Frame " + (flashSequence - 1)
                        + ", the one before the flash frame, is missing, so nothing shows that the lamps had gone dark;"
                        + " take the pair again."));
            }
            fallingRatio = LampTail.inFirstRow(tail, picked.flash().metadata().exposure().exposureNanos());
        }
        LightMeasure light = LightMeasure.of(picked, fallingRatio, roomLightRatio);
        Optional<FallRefit> fall = fall(picked, frames, between, shot);
        OptionalDouble studioLevel = level(MeteredLight.of(picked.studio()), MeteredLight::lamps);
        return new Result.Found(new ShotEvidence(changes(edges, shot.studioReadoutNanos()),
                fall, fallingRatio, light.darkRatio(), roomLightRatio,
                studioLevel,
                level(MeteredLight.of(picked.flash()) - MeteredLight.of(picked.dark()), MeteredLight::flash),
                EdgeError.worstOf(shot), dropped(studioSequence - 1, picked.dark().metadata().sequence(), frames),
                misexposed(frames, shot), drift(fall, studioLevel)), light);
    }

    /** Empty if the frame just before the flash frame is missing, or if none of its rows was read before the flash. */
    private List<FallFit.Sample> tailSamples(PickedFrames picked, List<Frame> between, long flashSequence,
            ShotLog log) {
        FallSamples rows = new FallSamples(picked.studio(), picked.dark(), timing);
        List<FallFit.Sample> samples = new ArrayList<>();
        if (between.stream().anyMatch(frame -> frame.metadata().sequence() == flashSequence - 1)) {
            between.stream()
                    .filter(frame -> frame.metadata().sequence() >= flashSequence - FRAMES_OF_THE_TAIL)
                    .forEach(frame -> samples.addAll(rows.of(frame, flashLightNanos(log))));
        }
        if (!samples.isEmpty()) {
            samples.addAll(rows.of(picked.studio(), Double.POSITIVE_INFINITY));
        }
        return samples;
    }

    /** From all frames between the two; the frame before the studio frame says what full light is. */
    private Optional<FallRefit> fall(PickedFrames picked, List<Frame> frames, List<Frame> between, ShotRecord shot) {
        Optional<Frame> before = frames.stream()
                .filter(frame -> frame.metadata().sequence() == picked.studio().metadata().sequence() - 1)
                .findFirst();
        FallExpectation expectation = new FallExpectation(lights.lamps(), shot.log().edges());
        if (between.isEmpty() || expectation.isEmpty()) {
            return Optional.empty();
        }
        FallSamples rows = new FallSamples(before.orElse(picked.studio()), picked.dark(), timing);
        List<FallFit.Sample> samples = new ArrayList<>(rows.of(picked.studio(), Double.POSITIVE_INFINITY));
        between.forEach(frame -> samples.addAll(rows.of(frame, flashLightNanos(shot.log()))));
        return Optional.of(FallRefit.of(samples, expectation, shot.studioReadoutNanos()));
    }

    private Map<String, List<Transition>> changes(List<ExecutedEdge> edges, long studioReadoutNanos) {
        Map<String, List<Transition>> changes = new HashMap<>();
        for (Light light : lights.all()) {
            changes.put(light.id(),
                    new LightCertainty(light, edges).transitions()
                            .stream()
                            .map(change -> new Transition(change.fromNanos() - studioReadoutNanos,
                                    change.untilNanos() - studioReadoutNanos, change.after()))
                            .toList());
        }
        return changes;
    }

    private OptionalDouble level(double measured, ToDoubleFunction<MeteredLight> reference) {
        return metered.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(measured / reference.applyAsDouble(metered.get()));
    }

    /** Rows are read against the studio frame's light: if that is not the lamps' own, they tell nothing of a drift. */
    private OptionalDouble drift(Optional<FallRefit> fall, OptionalDouble studioLevel) {
        if (Math.abs(studioLevel.orElse(1) - 1) <= STEADY_LEVEL_RATIO) {
            fall.ifPresent(drift::observe);
        }
        return drift.medianNanos();
    }

    /** By where a frame lies, not by its number: the camera may have counted anew. */
    private List<Long> misexposed(List<Frame> frames, ShotRecord shot) {
        int flash = shot.plan().frame(FrameRole.FLASH).framesAfterStudio();
        int last = shot.plan().frame(FrameRole.DARK).framesAfterStudio();
        List<Long> misexposed = new ArrayList<>();
        for (Frame frame : frames) {
            long index = Math.round((frame.metadata().readoutStartNanos() - shot.studioReadoutNanos())
                    / (double) timing.framePeriodNanos());
            FrameRole role = index < flash ? FrameRole.STUDIO : FrameRole.FLASH;
            if (index >= 0 && index <= last
                    && !shot.plan().frame(role).exposure().agreesWith(frame.metadata().exposure())) {
                misexposed.add(frame.metadata().sequence());
            }
        }
        return misexposed;
    }

    private static List<Long> dropped(long from, long until, List<Frame> frames) {
        return LongStream.rangeClosed(from, until)
                .filter(sequence -> frames.stream().noneMatch(frame -> frame.metadata().sequence() == sequence))
                .boxed()
                .toList();
    }

    /** The earliest instant at which the flash may shine. */
    private double flashLightNanos(ShotLog log) {
        Light flash = lights.flash();
        return log.edges()
                .stream()
                .filter(edge -> edge.lightId().equals(flash.id()) && edge.level() > 0)
                .mapToLong(edge -> edge.instantNanos() - edge.uncertaintyNanos()
                        + flash.response().earliestChangeNanos(true))
                .min()
                .orElse(Long.MIN_VALUE);
    }
}
