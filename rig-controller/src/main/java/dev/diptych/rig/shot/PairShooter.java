package dev.diptych.rig.shot;

import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.CameraPhase;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Shoots one pair after another on a streaming camera: lock to its phase, plan, clear, schedule the exposures, fire,
 * collect the frames, pick by proof.
 * <pre>
 * observe frames --locked--> plan --cleared--> schedule + fire --last frame, log--> pick --> Proven | Unproven
 *       |                      |      |                |
 *       +-- no frames ---------+------+-- Refused      +-- log or frames missing --> gate latched, Unproven
 * </pre>
 */
public final class PairShooter {
    /** Without a frame for so long, the camera has stalled. */
    private static final long CAMERA_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Clock clock;
    private final Camera camera;
    private final LightSet lights;
    private final ShotExecutor executor;
    private final SafetyGate gate;
    private final PairPlanner planner;
    private final ShotSettings settings;
    private final FramePicker picker;
    private final CameraPhase phase = new CameraPhase();
    private final List<ExecutedEdge> edges = new ArrayList<>();

    public PairShooter(Clock clock, Camera camera, LightSet lights, ShotExecutor executor, SafetyGate gate,
            PairPlanner planner, ShotSettings settings) {
        this.clock = clock;
        this.camera = camera;
        this.lights = lights;
        this.executor = executor;
        this.gate = gate;
        this.planner = planner;
        this.settings = settings;
        this.picker = new FramePicker(lights, camera.timing());
    }

    /** What plans are made from on this rig. */
    public PlanningInputs planningInputs() {
        return new PlanningInputs(lights, camera.timing(), settings.studio(), settings.flash(),
                executor.edgeUncertaintyNanos(), settings.phaseUncertaintyNanos());
    }

    /** Shoots one pair, as early as the camera and the safety gate allow. */
    public ShotOutcome shoot() {
        long requestedNanos = clock.nanos();
        ShotPlan plan;
        long studioSequence;
        long studioReadoutNanos;
        ClearedShot cleared;
        try {
            plan = planner.plan(planningInputs());
            lockPhase();
            studioSequence = aim(plan);
            studioReadoutNanos = phase.predictReadoutNanos(studioSequence);
            switch (gate.clear(plan, studioReadoutNanos, clock.nanos())) {
                case GateDecision.Rejected rejected -> {
                    return new ShotOutcome.Refused(rejected.fault());
                }
                case GateDecision.Cleared accepted -> cleared = accepted.shot();
            }
            scheduleExposures(plan, studioSequence);
        } catch (UnplannableException e) {
            return new ShotOutcome.Refused(new Fault(FaultCode.E_PLAN, sentence(e)));
        } catch (CameraException e) {
            return new ShotOutcome.Refused(new Fault(FaultCode.E_CAMERA, sentence(e)));
        }
        return fire(cleared, studioSequence, requestedNanos);
    }

    private ShotOutcome fire(ClearedShot cleared, long studioSequence, long requestedNanos) {
        ShotPlan plan = cleared.plan();
        List<Frame> frames = new ArrayList<>();
        ShotLog log;
        try {
            ShotExecutor.PendingShot pending = executor.fire(cleared);
            collect(frames, studioSequence, studioSequence + plan.frame(FrameRole.DARK).framesAfterStudio());
            log = pending.awaitLog(
                    cleared.studioReadoutNanos() + plan.lastEdgeOffsetNanos() + CAMERA_TIMEOUT_NANOS);
        } catch (CameraException | ShotException e) {
            FaultCode code = e instanceof CameraException ? FaultCode.E_CAMERA : FaultCode.E_OUTCOME_UNKNOWN;
            Fault fault = new Fault(code, sentence(e));
            gate.latch(fault);
            return new ShotOutcome.Unproven(fault, record(cleared, new ShotLog(List.of()), requestedNanos), frames);
        }
        edges.addAll(log.edges());
        ShotRecord shot = record(cleared, log, requestedNanos);
        FramePicker.Result result = picker.pick(plan, cleared.studioReadoutNanos(), edges, frames);
        forgetSettledEdges();
        return switch (result) {
            case FramePicker.Result.NotProven notProven -> new ShotOutcome.Unproven(notProven.fault(), shot, frames);
            case FramePicker.Result.Picked picked ->
                new ShotOutcome.Proven(shot, picked.frames(),
                        LightMeasure.of(picked.frames(), settings.roomLightRatio()));
        };
    }

    private void lockPhase() throws CameraException {
        do {
            phase.observe(camera.awaitFrame(clock.nanos() + CAMERA_TIMEOUT_NANOS).metadata());
        } while (!phase.isLocked() || !lampsSettled());
    }

    /** Whether every light has certainly settled since the shot before. */
    private boolean lampsSettled() {
        return lights.all()
                .stream()
                .allMatch(light -> new LightCertainty(light, edges).transitions()
                        .stream()
                        .allMatch(transition -> transition.untilNanos() < clock.nanos()));
    }

    /** The first frame that can be the studio frame: reachable by exposure control, by the lights and by the gate. */
    private long aim(ShotPlan plan) {
        long firstEdgeNanos = gate.earliestFirstEdgeNanos(clock.nanos());
        long sequence = Math.max(phase.latestSequence() + 1, camera.earliestControllableSequence());
        while (phase.predictReadoutNanos(sequence) + plan.firstEdgeOffsetNanos() < firstEdgeNanos) {
            sequence++;
        }
        return sequence;
    }

    /** The studio frame, and from the next on every frame up to the dark one as flash frames are exposed. */
    private void scheduleExposures(ShotPlan plan, long studioSequence) throws CameraException {
        camera.schedule(studioSequence, plan.frame(FrameRole.STUDIO).exposure());
        int last = plan.frame(FrameRole.DARK).framesAfterStudio();
        for (int frame = 1; frame <= last; frame++) {
            camera.schedule(studioSequence + frame, plan.frame(FrameRole.FLASH).exposure());
        }
    }

    private void collect(List<Frame> frames, long firstSequence, long lastSequence) throws CameraException {
        Frame frame;
        do {
            frame = camera.awaitFrame(clock.nanos() + CAMERA_TIMEOUT_NANOS);
            phase.observe(frame.metadata());
            if (frame.metadata().sequence() >= firstSequence - 1) {
                frames.add(frame);
            }
        } while (frame.metadata().sequence() < lastSequence);
    }

    private ShotRecord record(ClearedShot cleared, ShotLog log, long requestedNanos) {
        return new ShotRecord(cleared.plan(), cleared.studioReadoutNanos(), log, clock.nanos() - requestedNanos);
    }

    /** Keeps the list of edges short: those before each light's latest cannot matter once the light has settled. */
    private void forgetSettledEdges() {
        long horizonNanos = clock.nanos() - TimeUnit.SECONDS.toNanos(10);
        edges.removeIf(edge -> edge.instantNanos() < horizonNanos
                && edges.stream()
                        .anyMatch(later -> later.lightId().equals(edge.lightId())
                                && later.instantNanos() > edge.instantNanos() && later.instantNanos() < horizonNanos));
    }

    private static String sentence(Exception e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
