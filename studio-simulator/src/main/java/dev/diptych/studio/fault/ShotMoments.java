package dev.diptych.studio.fault;

import dev.diptych.rig.camera.ExposureWindow;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.SwitchPlan;
import java.util.List;
import java.util.Optional;

/**
 * Where a shot's frames lie in time, read off its switches: the studio frame is read out at the plan's zero, the flash
 * frame is the one in the middle of the flash's light, the dark frame the first that is exposed after it. Readouts are
 * those of a camera that keeps its pace; the frame that is meant is the one nearest.
 *
 * @param firedNanos when the plan was handed over
 * @param endNanos when the last switch has moved and the dark frame has been read out
 */
record ShotMoments(List<Edge> edges, long firedNanos, long studioReadoutNanos, long flashReadoutNanos,
        long darkReadoutNanos, long endNanos, StudioParts parts) {
    /** What is taken for the time between two frames that no plan of a pair would leave so near to each other. */
    private static final long LEAST_NANOS = 1_000_000;

    /** Empty if the plan does not switch lamps as well as the flash. */
    static Optional<ShotMoments> of(SwitchPlan plan, long zeroNanos, long firedNanos, StudioParts parts) {
        String flashId = parts.flashLight().id();
        List<Long> flashOffsets = plan.edges()
                .stream()
                .filter(edge -> edge.lightId().equals(flashId))
                .map(Edge::offsetNanos)
                .toList();
        if (flashOffsets.isEmpty() || flashOffsets.size() == plan.edges().size()) {
            return Optional.empty();
        }
        FrameTiming timing = parts.timing();
        long periodNanos = timing.framePeriodNanos();
        long litMiddleNanos = flashOffsets.getFirst() + (flashOffsets.getLast() - flashOffsets.getFirst()) / 2;
        // A frame's exposure window is [readout - exposure, readout + duration of the readout].
        long flashFrame = Math.round((litMiddleNanos
                + (parts.flash().exposureNanos() - timing.readoutNanos()) / 2.0) / periodNanos);
        long darkFrame = Math.max(0,
                timing.firstFrameExposedAfter(flashOffsets.getLast(), parts.flash()));
        long darkReadoutNanos = zeroNanos + darkFrame * periodNanos;
        return Optional.of(new ShotMoments(plan.edges(), firedNanos, zeroNanos, zeroNanos + flashFrame * periodNanos,
                darkReadoutNanos, Math.max(zeroNanos + plan.lastEdgeOffsetNanos(), darkReadoutNanos + periodNanos / 2),
                parts));
    }

    FrameTiming timing() {
        return parts.timing();
    }

    /** Every row's exposure of the studio frame. */
    ExposureWindow studioWindow() {
        return timing().window(studioReadoutNanos, parts.studio());
    }

    /** Every row's exposure of the flash frame. */
    ExposureWindow flashWindow() {
        return timing().window(flashReadoutNanos, parts.flash());
    }

    /** From the end of the earlier of studio and flash frame to the beginning of the later; never empty. */
    ExposureWindow between() {
        boolean studioFirst = studioReadoutNanos < flashReadoutNanos;
        long fromNanos = (studioFirst ? studioWindow() : flashWindow()).endNanos();
        long untilNanos = (studioFirst ? flashWindow() : studioWindow()).startNanos();
        return new ExposureWindow(fromNanos, Math.max(fromNanos + LEAST_NANOS, untilNanos));
    }

    /** How many frames from the first of the pair to the dark one. */
    int frames() {
        return Math.toIntExact(Math.round((darkReadoutNanos - firstReadoutNanos())
                / (double) timing().framePeriodNanos())) + 1;
    }

    /** When the first of the pair's frames is read out. */
    long firstReadoutNanos() {
        return Math.min(studioReadoutNanos, flashReadoutNanos);
    }

    /** An instant up to {@link StudioFault#BEFORE_SHOT_FRAMES} before the first frame, or in the shot, not in the past. */
    long aroundShotNanos(double share) {
        long fromNanos = Math.max(firedNanos,
                firstReadoutNanos() - StudioFault.BEFORE_SHOT_FRAMES * timing().framePeriodNanos());
        return fromNanos + Math.round(share * (darkReadoutNanos - fromNanos));
    }

    /** Whether the frame that is meant by one readout is the one truly read out at another. */
    boolean isFrame(long meantReadoutNanos, long readoutNanos) {
        return 2 * Math.abs(readoutNanos - meantReadoutNanos) < timing().framePeriodNanos();
    }
}
