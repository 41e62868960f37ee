package dev.diptych.rig.preview;

import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameStream;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.FaultCode;
import dev.diptych.rig.switching.GateDecision;
import dev.diptych.rig.switching.HeldLights;
import dev.diptych.rig.switching.LightControl;
import dev.diptych.rig.switching.NotFiredException;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Begins previews on a streaming camera, one at a time. By the thread that has the camera. */
public final class Previewer {
    /** What may pass between aiming and switching: beyond the lead that the safety gate asks for. */
    private static final long AIM_MARGIN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LARGEST_AIM_MARGIN_NANOS = 32 * AIM_MARGIN_NANOS;

    private final Clock clock;
    private final FrameStream stream;
    private final LightControl control;
    private final ExposureSetting flash;

    /** @param flash the exposure that suits the flash at its level in shots */
    public Previewer(Clock clock, FrameStream stream, LightControl control, ExposureSetting flash) {
        this.clock = clock;
        this.stream = stream;
        this.control = control;
        this.flash = flash;
    }

    /**
     * Begins one as soon as the lights have settled and the safety gate allows.
     *
     * @return what is to be followed, or why nothing was switched
     */
    public PreviewStart start(PreviewSettings settings) {
        Optional<Fault> never = control.torchObjection();
        if (never.isPresent()) {
            return new PreviewStart.Refused(never.get());
        }
        Optional<PreviewPlan> plan = PreviewPlan.of(control.lights(), settings, stream.timing(), flash,
                control.edgeUncertaintyNanos());
        if (plan.isEmpty()) {
            return refused(FaultCode.E_PLAN,
                    "A preview of %.1f s would be over before the lamps are dark and the torch is lit; let it last longer."
                            .formatted(settings.longestNanos() / 1e9));
        }
        try {
            settle();
            return begun(settings, plan.get());
        } catch (CameraException e) {
            return new PreviewStart.Refused(Fault.of(e));
        } catch (NotFiredException e) {
            return refused(FaultCode.E_TOO_LATE, sentence(e));
        } catch (ShotException e) {
            return refused(FaultCode.E_OUTCOME_UNKNOWN, sentence(e));
        }
    }

    /** A computer that was busy between aiming and clearing aims again, further ahead. */
    private PreviewStart begun(PreviewSettings settings, PreviewPlan plan) throws ShotException {
        PreviewExposures exposures = new PreviewExposures(stream, plan.exposure());
        Fault tooLate = null;
        for (long marginNanos = AIM_MARGIN_NANOS; marginNanos <= LARGEST_AIM_MARGIN_NANOS; marginNanos *= 2) {
            switch (control.clearPreview(plan.switches(), aim(marginNanos))) {
                case GateDecision.Cleared accepted -> {
                    long startNanos = accepted.plan().zeroNanos();
                    HeldLights held = control.hold(accepted.plan(), startNanos + settings.heartbeatNanos());
                    FlashPreview preview = new FlashPreview(clock, stream, control, settings, exposures, held,
                            startNanos);
                    preview.begin();
                    return new PreviewStart.Started(preview);
                }
                case GateDecision.Rejected rejected when rejected.fault().code() == FaultCode.E_TOO_LATE ->
                    tooLate = rejected.fault();
                case GateDecision.Rejected rejected -> {
                    return new PreviewStart.Refused(rejected.fault());
                }
            }
        }
        return new PreviewStart.Refused(Objects.requireNonNull(tooLate));
    }

    /** Late enough that every frame of the dark can have been exposed for the torch. */
    private long aim(long marginNanos) {
        long reachable = stream.firstFrameFrom(clock.nanos());
        return Math.max(control.earliestFirstEdgeNanos(marginNanos),
                stream.predictReadoutNanos(reachable) - stream.timing().framePeriodNanos());
    }

    /** Waits until the camera's pace is known and every light has settled. */
    private void settle() throws CameraException {
        Frame frame = stream.lock();
        while (!control.allSettled()) {
            frame.release();
            frame = stream.lock();
        }
        frame.release();
    }

    private static PreviewStart refused(FaultCode code, String sentence) {
        return new PreviewStart.Refused(new Fault(code, sentence));
    }

    private static String sentence(Exception e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
