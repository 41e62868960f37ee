package dev.diptych.rig.calibration;

import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameStream;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.RowSampling;
import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.FaultCode;
import dev.diptych.rig.switching.GateDecision;
import dev.diptych.rig.switching.LightControl;
import dev.diptych.rig.switching.ShotLog;
import dev.diptych.rig.switching.SwitchPlan;
import dev.diptych.rig.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Switches lights through the safety gate, aimed at the camera's frames, and samples every frame of it. */
final class SweepRunner {
    /** What waiting a little may mend. */
    private static final Set<FaultCode> PASSING = EnumSet.of(FaultCode.E_CAP, FaultCode.E_DUTY, FaultCode.E_SPACING,
            FaultCode.E_FLASH_RATE, FaultCode.E_TOO_LATE);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    /** Timestamps come back to their pace within this, or not at all. */
    private static final long DISPLACED_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long AIM_MARGIN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    /** Sweeps in a row that jumping timestamps may spoil. */
    private static final int MOST_SPOILED = 5;
    /** A pace further from the camera's own, as a share, was found from timestamps that jumped. */
    private static final double PACE_TOLERANCE = 0.1;

    /** @param zeroNanos the instant of the plan's zero */
    record Run(List<SampledFrame> frames, ShotLog log, long zeroNanos) {
        long droppedFrames() {
            return frames.isEmpty()
                    ? 0
                    : frames.getLast().metadata().sequence() - frames.getFirst().metadata().sequence() + 1
                            - frames.size();
        }
    }

    private final Clock clock;
    private final FrameStream stream;
    private final LightControl control;
    private final Function<PixelFormat, RowSampling> sampling;

    /** Samples as densely as the measuring of changes needs. */
    SweepRunner(Clock clock, FrameStream stream, LightControl control) {
        this(clock, stream, control, SampledFrame::sampling);
    }

    SweepRunner(Clock clock, FrameStream stream, LightControl control, Function<PixelFormat, RowSampling> sampling) {
        this.clock = clock;
        this.sampling = sampling;
        this.stream = stream;
        this.control = control;
    }

    FrameStream stream() {
        return stream;
    }

    /** Frames as they come, with nothing switched. */
    List<SampledFrame> look(int frames) throws RefusedException {
        return look(frames, 0);
    }

    /** @param restNanos for how long, from now, every light has been settled before */
    List<SampledFrame> look(int frames, long restNanos) throws RefusedException {
        try {
            long givesUpNanos = clock.nanos() + PATIENCE_NANOS;
            long restedNanos = clock.nanos() + restNanos;
            do {
                stream.lock();
                restedNanos = control.allSettled() ? restedNanos : clock.nanos() + restNanos;
                if (clock.nanos() > givesUpNanos) {
                    throw new RefusedException(CalibrationRefusal.Code.RIG, "%s",
                            "The lights have not settled, by what is known of their switches; look at them and calibrate"
                                    + " again.");
                }
            } while (clock.nanos() < restedNanos);
            List<SampledFrame> seen = new ArrayList<>();
            while (seen.size() < frames) {
                seen.add(sampled(stream.next(clock.nanos() + FrameStream.TIMEOUT_NANOS)));
            }
            return seen;
        } catch (CameraException e) {
            throw refused(e);
        }
    }

    /**
     * @param fromNanos the first instant of the plan that is to be seen
     * @param untilNanos the last
     * @param restNanos for how long nothing was switched before
     */
    Run run(SwitchPlan plan, long fromNanos, long untilNanos, long restNanos) throws RefusedException {
        return run(plan, fromNanos, untilNanos, restNanos, Optional.empty());
    }

    /** @param exposure of the frames from the plan's zero on; empty for the camera's standing one */
    Run run(SwitchPlan plan, long fromNanos, long untilNanos, long restNanos, Optional<ExposureSetting> exposure)
            throws RefusedException {
        try {
            for (int spoiled = 0; spoiled < MOST_SPOILED; spoiled++) {
                long lastSequence = settle(clock.nanos() + restNanos);
                Aimed aimed = clear(plan, fromNanos);
                if (exposure.isPresent()) {
                    schedule(aimed.sequence(), untilNanos, exposure.get());
                }
                Run run = run(aimed.cleared(), fromNanos, untilNanos);
                if (stream.jumpsSince(lastSequence + 1).isEmpty()) {
                    return run;
                }
            }
        } catch (CameraException e) {
            throw refused(e);
        }
        throw new RefusedException(CalibrationRefusal.Code.TIMESTAMPS,
                "The camera's timestamps jumped in %d measurements in a row; check that the driver passes the sensor's own"
                        + " timestamps on.",
                MOST_SPOILED);
    }

    private void schedule(long sequence, long untilNanos, ExposureSetting exposure) throws CameraException {
        long frames = Math.ceilDiv(untilNanos, stream.timing().framePeriodNanos());
        for (long frame = 0; frame <= frames; frame++) {
            stream.schedule(sequence + frame, exposure);
        }
    }

    private Run run(ClearedPlan cleared, long fromNanos, long untilNanos) throws RefusedException {
        List<SampledFrame> frames = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        long zeroNanos = cleared.zeroNanos();
        ShotLog log = control.run(cleared, () -> collect(zeroNanos + fromNanos, zeroNanos + untilNanos, frames),
                faults);
        if (!faults.isEmpty()) {
            throw new RefusedException(faults.getFirst());
        }
        return new Run(frames, log, zeroNanos);
    }

    /** Waits until then and until the camera is on its pace; returns the latest frame's sequence. */
    private long settle(long untilNanos) throws CameraException, RefusedException {
        long givesUpNanos = untilNanos + DISPLACED_NANOS;
        long sequence;
        do {
            sequence = stream.lock().metadata().sequence();
            if (clock.nanos() > givesUpNanos) {
                throw new RefusedException(CalibrationRefusal.Code.TIMESTAMPS,
                        "The camera's timestamps left their pace and have not come back to it in %.0f s; check the"
                                + " driver's clock and calibrate again.",
                        DISPLACED_NANOS / 1e9);
            }
        } while (clock.nanos() < untilNanos || !isOnPace(sequence));
        return sequence;
    }

    private boolean isOnPace(long sequence) {
        double paceNanos = stream.predictReadoutNanos(sequence + 1) - stream.predictReadoutNanos(sequence);
        return stream.displacementNanos().isEmpty()
                && Math.abs(paceNanos / stream.timing().framePeriodNanos() - 1) <= PACE_TOLERANCE;
    }

    /** @param sequence of the frame at the plan's zero */
    private record Aimed(ClearedPlan cleared, long sequence) {}

    private Aimed clear(SwitchPlan plan, long fromNanos) throws CameraException, RefusedException {
        long givesUpNanos = clock.nanos() + PATIENCE_NANOS;
        long margin = AIM_MARGIN_NANOS;
        while (true) {
            long firstNanos = Math.min(plan.firstEdgeOffsetNanos(), fromNanos);
            long sequence = stream.firstFrameFrom(control.earliestFirstEdgeNanos(margin) - firstNanos);
            switch (control.clear(plan, stream.predictReadoutNanos(sequence))) {
                case GateDecision.Cleared accepted -> {
                    return new Aimed(accepted.plan(), sequence);
                }
                case GateDecision.Rejected rejected -> {
                    if (!PASSING.contains(rejected.fault().code()) || clock.nanos() > givesUpNanos) {
                        throw new RefusedException(rejected.fault());
                    }
                }
            }
            long again = clock.nanos() + RETRY_NANOS;
            while (clock.nanos() < again) {
                stream.lock();
            }
        }
    }

    private void collect(long fromNanos, long untilNanos, List<SampledFrame> into) throws CameraException {
        long exposedNanos;
        do {
            Frame frame = stream.next(untilNanos + FrameStream.TIMEOUT_NANOS);
            exposedNanos = frame.metadata().readoutStartNanos() - frame.metadata().exposure().exposureNanos();
            if (frame.metadata().readoutStartNanos() + stream.timing().readoutNanos() >= fromNanos) {
                into.add(sampled(frame));
            }
        } while (exposedNanos < untilNanos);
    }

    private SampledFrame sampled(Frame frame) {
        SampledFrame sampled = SampledFrame.of(frame, stream.timing(), sampling.apply(frame.format()));
        frame.release();
        return sampled;
    }

    private static RefusedException refused(CameraException e) {
        return new RefusedException(Fault.of(e));
    }
}
