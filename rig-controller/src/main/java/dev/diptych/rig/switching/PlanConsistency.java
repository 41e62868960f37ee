package dev.diptych.rig.switching;

import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightSet;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Whether a plan makes sense by itself on a rig at rest. Two edges of one light at one instant would leave their order,
 * and so the light's end, to the executor; an edge that changes nothing would make a shot seem to begin or end when it
 * does not.
 */
final class PlanConsistency {
    /** No edge lies further than this from its zero. Longer ones come of a wrong unit or of an overflow. */
    static final long MAX_REACH_NANOS = TimeUnit.SECONDS.toNanos(60);

    private PlanConsistency() {
    }

    /** What contradicts itself; empty if nothing does. */
    static Optional<Fault> objection(SwitchPlan plan, LightSet lights) {
        for (Edge edge : plan.edges()) {
            if (lights.find(edge.lightId()).isEmpty()) {
                return fault("The plan switches \"" + edge.lightId() + "\", which is no light of this rig; check the"
                        + " light ids in the configuration.");
            }
            if (edge.offsetNanos() < -MAX_REACH_NANOS || edge.offsetNanos() > MAX_REACH_NANOS) {
                return fault("The plan switches \"%s\" %.0f s from its zero, but a shot reaches %.0f s at most."
                        .formatted(edge.lightId(), edge.offsetNanos() / 1e9, MAX_REACH_NANOS / 1e9));
            }
        }
        return lights.all().stream().flatMap(light -> objection(plan, light).stream()).findFirst();
    }

    private static Optional<Fault> objection(SwitchPlan plan, Light light) {
        double level = light.restLevel();
        long latestNanos = Long.MIN_VALUE;
        for (Edge edge : plan.edges()) {
            if (!edge.lightId().equals(light.id())) {
                continue;
            }
            if (edge.offsetNanos() == latestNanos) {
                return fault("The plan switches \"%s\" twice at %.1f ms; a light has one edge at a time."
                        .formatted(light.id(), edge.offsetNanos() / 1e6));
            }
            if (edge.level() == level) {
                return fault(
                        "The plan switches \"%s\" at %.1f ms to the level that it has; every edge changes its light."
                                .formatted(light.id(), edge.offsetNanos() / 1e6));
            }
            latestNanos = edge.offsetNanos();
            level = edge.level();
        }
        return level == light.restLevel()
                ? Optional.empty()
                : fault("The plan leaves \"" + light.id() + "\" away from its rest level; every shot ends at rest.");
    }

    private static Optional<Fault> fault(String sentence) {
        return Optional.of(new Fault(FaultCode.E_PLAN, sentence));
    }
}
