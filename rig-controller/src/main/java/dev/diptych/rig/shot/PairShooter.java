package dev.diptych.rig.shot;

import dev.diptych.rig.calibration.MeteredLight;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.CameraPhase;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameStream;
import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.FaultCode;
import dev.diptych.rig.switching.GateDecision;
import dev.diptych.rig.switching.LightControl;
import dev.diptych.rig.switching.ShotLog;
import dev.diptych.rig.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * Shoots one pair after another on a streaming camera: plan, lock to the camera's phase, aim, clear, schedule the
 * exposures, fire, collect the frames, pick by proof, measure.
 * <pre>
 * plan --> lock, aim --cleared--> schedule, fire --frames, log--> pick, measure --> Proven | Unproven
 *   |          |            |                |
 *   +----------+------------+-- Refused      +-- frames missing --> Unproven; log missing --> gate latched, Unproven
 * </pre>
 */
public final class PairShooter {
    /** What may pass between aiming and firing: beyond the lead that the safety gate asks for. */
    private static final long AIM_MARGIN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LARGEST_AIM_MARGIN_NANOS = 32 * AIM_MARGIN_NANOS;

    /** Beyond the executor's own uncertainty, a switch that misses its instant by this is late. */
    private static final long LATE_EDGE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    /** With less of the metered light, a lamp is dark: of four, the weakest has more than a tenth. */
    private static final double LEAST_LAMP_LEVEL = 0.94;

    private static final long LAMPS_RETURN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Clock clock;
    private final FrameStream stream;
    private final LightControl control;
    private final PairPlanner planner;
    private final ShotSettings settings;
    private final FramePicker picker;
    private final LampDrift drift;
    private Optional<MeteredLight> metered = Optional.empty();

    public PairShooter(Clock clock, FrameStream stream, LightControl control, PairPlanner planner,
            ShotSettings settings) {
        this.clock = clock;
        this.stream = stream;
        this.control = control;
        this.planner = planner;
        this.settings = settings;
        this.drift = new LampDrift(control.lights());
        this.picker = new FramePicker(control.lights(), stream.timing());
    }

    /** From now on frames are held against this light; empty when somebody else sits down. */
    public void compareWith(Optional<MeteredLight> light) {
        metered = light;
    }

    /** What plans are made from on this rig. */
    public PlanningInputs planningInputs() {
        return new PlanningInputs(control.lights(), stream.timing(), settings.studio(), settings.flash(),
                control.edgeUncertaintyNanos(), settings.phaseUncertaintyNanos());
    }

    /**
     * Keeps up with the camera while nothing is shot. A pace that nobody follows for minutes is not known any more when it
     * is needed.
     *
     * @return the next frame; whoever gets it releases it
     * @throws CameraException if the camera stalls; the next call starts it again
     */
    public Frame follow() throws CameraException {
        return stream.lock();
    }

    /** Shoots one pair, as early as the camera and the safety gate allow. */
    public ShotOutcome shoot() {
        long requestedNanos = clock.nanos();
        try {
            ShotPlan plan = planner.plan(planningInputs());
            Frame latest = lit(settle());
            Optional<Fault> objection = objection(latest);
            latest.release();
            if (objection.isPresent()) {
                return new ShotOutcome.Refused(objection.get());
            }
            return aimed(plan, requestedNanos);
        } catch (UnplannableException e) {
            return new ShotOutcome.Refused(new Fault(FaultCode.E_PLAN, sentence(e)));
        } catch (CameraException e) {
            return new ShotOutcome.Refused(Fault.of(e));
        }
    }

    /** A computer that was busy between aiming and clearing aims again, further ahead. */
    private ShotOutcome aimed(ShotPlan plan, long requestedNanos) throws CameraException {
        Fault tooLate = null;
        for (long marginNanos = AIM_MARGIN_NANOS; marginNanos <= LARGEST_AIM_MARGIN_NANOS; marginNanos *= 2) {
            long studioSequence = aim(plan, marginNanos);
            switch (control.clear(plan.switches(), stream.predictReadoutNanos(studioSequence))) {
                case GateDecision.Cleared accepted -> {
                    scheduleExposures(plan, studioSequence);
                    return fire(plan, accepted.plan(), studioSequence, requestedNanos);
                }
                case GateDecision.Rejected rejected when rejected.fault().code() == FaultCode.E_TOO_LATE ->
                    tooLate = rejected.fault();
                case GateDecision.Rejected rejected -> {
                    return new ShotOutcome.Refused(rejected.fault());
                }
            }
        }
        return new ShotOutcome.Refused(Objects.requireNonNull(tooLate));
    }

    private ShotOutcome fire(ShotPlan plan, ClearedPlan cleared, long studioSequence, long requestedNanos) {
        List<Frame> frames = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        ShotLog log = control.run(cleared, () -> collect(frames, plan, cleared.zeroNanos(), studioSequence), faults);
        ShotRecord shot = new ShotRecord(plan, cleared.zeroNanos(), log, clock.nanos() - requestedNanos);
        if (!faults.isEmpty() && faults.getFirst().code() == FaultCode.E_TOO_LATE) {
            return new ShotOutcome.Refused(faults.getFirst());
        }
        jumpFault(studioSequence).ifPresent(faults::add);
        if (!faults.isEmpty()) {
            return new ShotOutcome.Unproven(faults.getFirst(), shot, frames);
        }
        FramePicker.Result result = picker.pick(plan, cleared.zeroNanos(), control.edges(), frames);
        return switch (result) {
            case FramePicker.Result.NotProven notProven ->
                new ShotOutcome.Unproven(lateEdge(shot, notProven.fault()).orElse(notProven.fault()), shot, frames);
            case FramePicker.Result.Picked picked -> measured(picked.frames(), shot, frames);
        };
    }

    /** A proof that failed for a switch that moved late is that switch's fault. */
    private Optional<Fault> lateEdge(ShotRecord shot, Fault fault) {
        if (fault.code() != FaultCode.E_NOT_PROVEN) {
            return Optional.empty();
        }
        return EdgeError.of(shot)
                .filter(edge -> edge.isBeyond(control.edgeUncertaintyNanos() + LATE_EDGE_NANOS))
                .max(Comparator.comparingLong(EdgeError::missNanos))
                .map(worst -> new Fault(FaultCode.E_EDGE_LATE,
                        "\"%s\" was switched at least %.1f ms %s than planned: %s".formatted(worst.lightId(),
                                worst.missNanos() / 1e6, worst.lateNanos() > 0 ? "later" : "earlier",
                                fault.sentence())));
    }

    private Optional<Fault> jumpFault(long studioSequence) {
        return stream.jumpsSince(studioSequence - CameraPhase.MIN_FRAMES)
                .stream()
                .findFirst()
                .map(jump -> new Fault(FaultCode.E_TIMESTAMP,
                        "The timestamp of frame %d lies %.1f ms off the camera's pace, so no frame of the shot can be placed in time; take the pair again."
                                .formatted(jump.sequence(), jump.offNanos() / 1e6)));
    }

    private ShotOutcome measured(PickedFrames picked, ShotRecord shot, List<Frame> frames) {
        PixelProof proof = new PixelProof(control.lights(), stream.timing(), settings.roomLightRatio(), metered,
                drift);
        return switch (proof.examine(picked, frames, shot, control.edges())) {
            case PixelProof.Result.Missing missing -> new ShotOutcome.Unproven(missing.fault(), shot, frames);
            case PixelProof.Result.Found found -> {
                List<Frame> kept = List.of(picked.studio(), picked.flash(), picked.dark());
                frames.stream().filter(frame -> !kept.contains(frame)).forEach(Frame::release);
                yield new ShotOutcome.Proven(shot, picked, found.light(), found.evidence());
            }
        };
    }

    /** Waits until the camera's pace is known and every light is at rest. Returns the latest frame. */
    private Frame settle() throws CameraException {
        Frame frame = stream.lock();
        while (!control.allSettled()) {
            frame.release();
            frame = stream.lock();
        }
        return frame;
    }

    /** A lamp that is only just coming back is waited for a little. Returns the latest frame. */
    private Frame lit(Frame settled) throws CameraException {
        Frame frame = settled;
        long givesUpNanos = clock.nanos() + LAMPS_RETURN_NANOS;
        while (levelOf(frame).stream().anyMatch(level -> level < LEAST_LAMP_LEVEL) && clock.nanos() < givesUpNanos) {
            frame.release();
            frame = stream.lock();
        }
        return frame;
    }

    /** The frame's light over the metered light; empty if there is nothing to compare. */
    private OptionalDouble levelOf(Frame frame) {
        return metered.isEmpty() || !settings.studio().agreesWith(frame.metadata().exposure())
                ? OptionalDouble.empty()
                : OptionalDouble.of(MeteredLight.of(frame) / metered.get().lamps());
    }

    /** Why nothing should be switched, by the latest frame before the shot. */
    private Optional<Fault> objection(Frame frame) {
        Optional<Long> displacement = stream.displacementNanos();
        if (displacement.isPresent()) {
            return Optional.of(new Fault(FaultCode.E_TIMESTAMP,
                    "The camera's timestamps lie %.1f ms off the pace that they had; meter the light again, which shows whether they still fit the lights."
                            .formatted(displacement.get() / 1e6)));
        }
        if (drift.isStale()) {
            return Optional.of(new Fault(FaultCode.E_CALIBRATION_STALE,
                    "The lamps of the latest shots fell %.1f ms %s than calibrated, and no more than %.1f ms is allowed; calibrate again."
                            .formatted(Math.abs(drift.medianNanos().orElseThrow()) / 1e6,
                                    drift.medianNanos().orElseThrow() > 0 ? "later" : "earlier",
                                    drift.limitNanos() / 1e6)));
        }
        OptionalDouble level = levelOf(frame);
        return level.isEmpty() || level.getAsDouble() >= LEAST_LAMP_LEVEL
                ? Optional.empty()
                : Optional.of(new Fault(FaultCode.E_LIGHT_DARK,
                        "Frame %d, before the shot, has %.0f %% of the light that was metered: a lamp is dark or dimmed; see to the lamps, then meter again."
                                .formatted(frame.metadata().sequence(), 100 * level.getAsDouble())));
    }

    /** The first frame that can be the studio frame: reachable by exposure control, by the lights and by the gate. */
    private long aim(ShotPlan plan, long marginNanos) {
        return stream.firstFrameFrom(
                control.earliestFirstEdgeNanos(marginNanos) - plan.switches().firstEdgeOffsetNanos());
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
            stream.schedule(studioSequence + frame, plan.frame(role).exposure());
        }
    }

    /** Every frame from the one before the studio frame on, up to the dark frame or the first after that. */
    private void collect(List<Frame> frames, ShotPlan plan, long studioReadoutNanos, long studioSequence)
            throws CameraException {
        WantedFrame dark = plan.frame(FrameRole.DARK);
        long lastSequence = studioSequence + dark.framesAfterStudio();
        long deadlineNanos = studioReadoutNanos + dark.window().endNanos() + FrameStream.TIMEOUT_NANOS;
        Frame frame;
        do {
            frame = stream.next(deadlineNanos);
            if (frame.metadata().sequence() >= studioSequence - 1) {
                frames.add(frame);
            } else {
                frame.release();
            }
        } while (frame.metadata().sequence() < lastSequence);
    }

    private static String sentence(Exception e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
