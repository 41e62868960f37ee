package dev.diptych.rig.shot;

import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.CameraPhase;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Shoots one pair after another on a streaming camera: plan, lock to the camera's phase, aim, clear, schedule the
 * exposures, fire, collect the frames, pick by proof, measure.
 * <pre>
 * plan --> lock, aim --cleared--> schedule, fire --frames, log--> pick, measure --> Proven | Unproven
 *   |          |            |                |
 *   +----------+------------+-- Refused      +-- frames or log missing --> gate latched, Unproven
 * </pre>
 */
public final class PairShooter {
    /** Without a frame for so long, the camera has stalled. */
    private static final long CAMERA_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** Without a log for so long after the last edge, the executor has failed. */
    private static final long EXECUTOR_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** What may pass between aiming and firing: beyond the lead that the safety gate asks for. */
    private static final long AIM_MARGIN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Clock clock;
    private final Camera camera;
    private final LightSet lights;
    private final ShotExecutor executor;
    private final SafetyGate gate;
    private final PairPlanner planner;
    private final ShotSettings settings;
    private final FramePicker picker;
    private final CameraPhase phase = new CameraPhase();
    private final EdgeMemory edges = new EdgeMemory();

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
        List<Frame> frames = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        ShotLog log = run(cleared, studioSequence, frames, faults);
        ShotRecord shot = new ShotRecord(cleared.plan(), cleared.studioReadoutNanos(), log,
                clock.nanos() - requestedNanos);
        if (!faults.isEmpty()) {
            faults.forEach(gate::latch);
            return new ShotOutcome.Unproven(faults.getFirst(), shot, frames);
        }
        FramePicker.Result result = picker.pick(cleared.plan(), cleared.studioReadoutNanos(), edges.edges(), frames);
        return switch (result) {
            case FramePicker.Result.NotProven notProven -> new ShotOutcome.Unproven(notProven.fault(), shot, frames);
            case FramePicker.Result.Picked picked -> measured(picked.frames(), shot, frames);
        };
    }

    private ShotOutcome measured(PickedFrames picked, ShotRecord shot, List<Frame> frames) {
        return new PixelProof(lights.flash(), camera.timing(), settings.roomLightRatio())
                .measure(picked, frames, shot.log())
                .<ShotOutcome>map(light -> new ShotOutcome.Proven(shot, picked, light))
                .orElseGet(() -> new ShotOutcome.Unproven(new Fault(FaultCode.E_FRAME_DROPPED,
                        "The frame before the flash frame is missing, so nothing shows that the lamps had gone dark;"
                                + " take the pair again."),
                        shot, frames));
    }

    /** Fires, and waits for the frames and the log. What goes wrong is added to {@code faults}, the first cause first. */
    private ShotLog run(ClearedShot cleared, long studioSequence, List<Frame> frames, List<Fault> faults) {
        ShotLog log = new ShotLog(List.of());
        try {
            ShotExecutor.PendingShot pending = executor.fire(cleared);
            try {
                collect(frames, cleared, studioSequence);
            } catch (CameraException e) {
                // The lights run on by themselves: what they did is still asked for.
                faults.add(new Fault(FaultCode.E_CAMERA, sentence(e)));
            }
            long lastEdgeNanos = cleared.studioReadoutNanos() + cleared.plan().lastEdgeOffsetNanos();
            log = pending.awaitLog(Math.max(clock.nanos(), lastEdgeNanos) + EXECUTOR_TIMEOUT_NANOS);
        } catch (ShotException e) {
            faults.add(new Fault(FaultCode.E_OUTCOME_UNKNOWN, sentence(e)));
        } catch (RuntimeException e) {
            // A driver's bug: what the lights do is as unknown as after a fault, and must not be forgotten.
            gate.latch(new Fault(FaultCode.E_OUTCOME_UNKNOWN, "The executor or the camera broke off in mid-shot ("
                    + sentence(e) + "); look at the lights, then clear the fault."));
            edges.add(cleared.plan().edges().stream().map(edge -> asPlanned(cleared, edge)).toList());
            throw e;
        }
        edges.forgetSettled(clock.nanos());
        edges.add(log.edges());
        List<Edge> unlogged = unlogged(cleared.plan(), log);
        if (!unlogged.isEmpty()) {
            edges.add(unlogged.stream().map(edge -> asPlanned(cleared, edge)).toList());
            faults.add(new Fault(FaultCode.E_OUTCOME_UNKNOWN, "The executor does not say that it switched \""
                    + unlogged.getFirst().lightId() + "\" to " + unlogged.getFirst().level()
                    + "; look at the light, then clear the fault."));
        }
        return log;
    }

    private void lockPhase() throws CameraException {
        do {
            FrameMetadata frame = camera.awaitFrame(clock.nanos() + CAMERA_TIMEOUT_NANOS).metadata();
            if (frame.meaning() == TimestampMeaning.UNKNOWN) {
                throw new CameraException("The camera does not say what its timestamps mark, so its frames cannot be"
                        + " placed in time; calibrate the camera's timestamp.");
            }
            phase.observe(frame);
        } while (!phase.isLocked() || !edges.allSettledBy(clock.nanos(), lights));
    }

    /** The first frame that can be the studio frame: reachable by exposure control, by the lights and by the gate. */
    private long aim(ShotPlan plan) {
        long firstEdgeNanos = gate.earliestFirstEdgeNanos(clock.nanos() + AIM_MARGIN_NANOS);
        // One frame to spare, because the earliest may pass before its exposure is asked for.
        long sequence = Math.max(phase.latestSequence(), camera.earliestControllableSequence()) + 1;
        while (phase.predictReadoutNanos(sequence) + plan.firstEdgeOffsetNanos() < firstEdgeNanos) {
            sequence++;
        }
        return sequence;
    }

    /**
     * Every frame up to the flash frame as the studio frame, in which the lamps' fall cannot saturate it, and from the
     * flash frame to the dark one as the flash frame.
     */
    private void scheduleExposures(ShotPlan plan, long studioSequence) throws CameraException {
        int flash = plan.frame(FrameRole.FLASH).framesAfterStudio();
        int last = plan.frame(FrameRole.DARK).framesAfterStudio();
        for (int frame = 0; frame <= last; frame++) {
            FrameRole role = frame < flash ? FrameRole.STUDIO : FrameRole.FLASH;
            camera.schedule(studioSequence + frame, plan.frame(role).exposure());
        }
    }

    /** Every frame from the one before the studio frame on, up to the dark frame or the first after that. */
    private void collect(List<Frame> frames, ClearedShot cleared, long studioSequence) throws CameraException {
        WantedFrame dark = cleared.plan().frame(FrameRole.DARK);
        long lastSequence = studioSequence + dark.framesAfterStudio();
        long deadlineNanos = cleared.studioReadoutNanos() + dark.window().endNanos() + CAMERA_TIMEOUT_NANOS;
        Frame frame;
        do {
            frame = camera.awaitFrame(deadlineNanos);
            if (frame.metadata().meaning() != TimestampMeaning.UNKNOWN) {
                phase.observe(frame.metadata());
            }
            if (frame.metadata().sequence() >= studioSequence - 1) {
                frames.add(frame);
            }
        } while (frame.metadata().sequence() < lastSequence);
    }

    private static List<Edge> unlogged(ShotPlan plan, ShotLog log) {
        return plan.edges().stream().filter(edge -> log.executed(edge).isEmpty()).toList();
    }

    /** For want of a log: until a person has looked, the light may have been switched as it was planned. */
    private ExecutedEdge asPlanned(ClearedShot cleared, Edge edge) {
        return new ExecutedEdge(edge, cleared.instantNanos(edge), executor.edgeUncertaintyNanos());
    }

    private static String sentence(Exception e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
