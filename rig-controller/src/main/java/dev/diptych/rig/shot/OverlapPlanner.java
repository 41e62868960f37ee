package dev.diptych.rig.shot;

import dev.diptych.rig.light.Light;
import dev.diptych.rig.switching.Edge;
import java.util.ArrayList;
import java.util.List;

/**
 * Beats the dead time: each lamp is switched off so early that its light, still full through the studio frame, begins
 * to fall just after that frame's last row. The gap then depends on the fall and on the dead time's spread, not on the
 * dead time. What is left of the last frame period is shared between the two sides, so that a lamp has to be early or
 * late by more than its own spread before it touches an exposure.
 */
public final class OverlapPlanner implements PairPlanner {
    /**
     * Between the studio frame and the earliest fall, beyond the stated spread. Larger than the guard on the dark side,
     * where a lamp must be late in its dead time and slow in its fall at once to do harm.
     */
    static final long STUDIO_GUARD_NANOS = 2_500_000;
    /** Share of the spare time that goes to the studio side, for the same reason. */
    private static final double STUDIO_SHARE = 0.6;

    @Override
    public ShotPlan plan(PlanningInputs inputs) throws UnplannableException {
        long studioEndNanos = inputs.timing().window(0, inputs.studio()).endNanos();
        long fallNotBeforeNanos = studioEndNanos + inputs.slipNanos() + STUDIO_GUARD_NANOS;
        long darkNanos = 0;
        for (Light lamp : inputs.lights().lamps()) {
            darkNanos = Math.max(darkNanos, darkAfterNanos(inputs, lamp, fallNotBeforeNanos));
        }
        int flashFrame = inputs.timing().firstFrameExposedAfter(darkNanos, inputs.flash());
        long flashStartNanos = flashFrame * inputs.timing().framePeriodNanos() - inputs.flash().exposureNanos();
        List<Edge> lampsOff = new ArrayList<>();
        for (Light lamp : inputs.lights().lamps()) {
            long spareNanos = flashStartNanos - darkAfterNanos(inputs, lamp, fallNotBeforeNanos);
            long fallNanos = fallNotBeforeNanos + Math.round(STUDIO_SHARE * spareNanos);
            lampsOff.add(new Edge(lamp.id(), 0, fallNanos - lamp.response().earliestChangeNanos(false)));
        }
        return FlashAndReturn.complete(inputs, lampsOff, flashFrame);
    }

    /** When a lamp is certainly dark whose light begins to fall no earlier than {@code fallNotBeforeNanos}. */
    private static long darkAfterNanos(PlanningInputs inputs, Light lamp, long fallNotBeforeNanos) {
        long uncertainNanos = lamp.response().latestSettledNanos(false) - lamp.response().earliestChangeNanos(false);
        return fallNotBeforeNanos + uncertainNanos + inputs.slipNanos() + FlashAndReturn.GUARD_NANOS;
    }
}
