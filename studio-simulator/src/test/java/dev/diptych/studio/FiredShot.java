package dev.diptych.studio;

import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.shot.FrameRole;
import dev.diptych.rig.shot.OverlapPlanner;
import dev.diptych.rig.shot.ShotPlan;
import dev.diptych.rig.switching.GateDecision;
import dev.diptych.rig.switching.SafetyGate;
import dev.diptych.rig.switching.ShotLog;
import dev.diptych.studio.sensor.SimulatedCamera;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One shot on a streaming camera, aimed with the studio's own knowledge, and all its frames whatever they show. */
final class FiredShot {
    final SimulatedCamera camera;
    final ShotPlan plan;
    final long studioSequence;
    final long zeroNanos;
    final ShotLog log;
    /** From the one before the studio frame to the dark one, by sequence. */
    final Map<Long, Frame> frames = new TreeMap<>();

    FiredShot(StudioRig rig) throws Exception {
        camera = (SimulatedCamera) rig.studio.camera();
        plan = new OverlapPlanner().plan(rig.shooter.planningInputs());
        long earliestNanos = rig.studio.clock().nanos() + 10_000_000 - plan.switches().firstEdgeOffsetNanos();
        long sequence = camera.earliestControllableSequence() + 1;
        while (camera.trueReadoutNanos(sequence) < earliestNanos) {
            sequence++;
        }
        studioSequence = sequence;
        zeroNanos = camera.trueReadoutNanos(sequence);
        for (long i = sequence; i <= sequenceOf(FrameRole.DARK); i++) {
            FrameRole role = i < sequenceOf(FrameRole.FLASH) ? FrameRole.STUDIO : FrameRole.FLASH;
            camera.schedule(i, plan.frame(role).exposure());
        }
        GateDecision.Cleared cleared = (GateDecision.Cleared) new SafetyGate(rig.lights).clear(plan.switches(),
                zeroNanos, rig.studio.clock().nanos());
        var pending = rig.studio.executor().fire(cleared.plan());
        collect(camera.trueReadoutNanos(sequenceOf(FrameRole.DARK) + 1));
        log = pending.awaitLog(Long.MAX_VALUE);
    }

    private void collect(long deadlineNanos) {
        Optional<Frame> next = next(deadlineNanos);
        while (next.isPresent()) {
            long sequence = next.get().metadata().sequence();
            if (sequence >= studioSequence - 1) {
                frames.put(sequence, next.get());
            }
            next = sequence < sequenceOf(FrameRole.DARK) ? next(deadlineNanos) : Optional.empty();
        }
    }

    private Optional<Frame> next(long deadlineNanos) {
        try {
            return Optional.of(camera.awaitFrame(deadlineNanos));
        } catch (CameraException e) {
            return Optional.empty();
        }
    }

    long sequenceOf(FrameRole role) {
        return studioSequence + plan.frame(role).framesAfterStudio();
    }

    Frame frame(FrameRole role) {
        return frame(sequenceOf(role));
    }

    Frame frame(long sequence) {
        Frame frame = frames.get(sequence);
        if (frame == null) {
            throw new AssertionError("Frame " + sequence + " did not come.");
        }
        return frame;
    }

    StudioTruth.Levels levels(StudioRig rig) {
        return rig.studio.truth().levels(frame(FrameRole.STUDIO).metadata(), frame(FrameRole.FLASH).metadata());
    }
}
