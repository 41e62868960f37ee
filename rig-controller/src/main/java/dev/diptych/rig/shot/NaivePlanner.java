package dev.diptych.rig.shot;

import dev.diptych.rig.light.Light;
import dev.diptych.rig.switching.Edge;
import java.util.List;

/**
 * The yardstick: what a relay and a sleep do. All lamps off when the studio frame's last row has ended, wait for the
 * slowest light's dead time and fall, take the next whole frame.
 */
public final class NaivePlanner implements PairPlanner {
    @Override
    public ShotPlan plan(PlanningInputs inputs) throws UnplannableException {
        long offNanos = inputs.timing().window(0, inputs.studio()).endNanos();
        List<Light> lamps = inputs.lights().lamps();
        long slowestNanos = lamps.stream()
                .mapToLong(lamp -> lamp.response().latestSettledNanos(false))
                .max()
                .orElseThrow();
        int flashFrame = inputs.timing().firstFrameExposedAfter(offNanos + slowestNanos, inputs.flash());
        return FlashAndReturn.complete(inputs, lamps.stream().map(lamp -> new Edge(lamp.id(), 0, offNanos)).toList(),
                flashFrame);
    }
}
