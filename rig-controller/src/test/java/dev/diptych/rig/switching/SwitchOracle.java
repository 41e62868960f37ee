package dev.diptych.rig.switching;

import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Plays cleared shots on plain switches and measures what comes out: each light's level is a staircase over time, and
 * every limit is checked on the staircases by trying all windows that matter. Knows nothing of how the gate reckons.
 */
public final class SwitchOracle {
    private static final long SECOND_NANOS = 1_000_000_000;

    private record Step(String lightId, double level, long atNanos) {}

    private final LightSet lights;
    private final List<ClearedPlan> shots;
    private final List<Step> steps;

    public SwitchOracle(LightSet lights, List<ClearedPlan> shots) {
        this.lights = lights;
        this.shots = shots;
        this.steps = shots.stream()
                .flatMap(shot -> shot.plan()
                        .edges()
                        .stream()
                        .map(edge -> new Step(edge.lightId(), edge.level(), shot.instantNanos(edge))))
                .sorted(Comparator.comparingLong(Step::atNanos))
                .toList();
    }

    /** The first limit found broken; empty if none is. */
    public String complaint() {
        for (Light light : lights.all()) {
            List<Step> own = steps.stream().filter(step -> step.lightId().equals(light.id())).toList();
            if (!own.isEmpty() && own.getLast().level() != light.restLevel()) {
                return light.id() + " does not end at rest";
            }
            if (longestAwayNanos(light, own) > light.cap().maxAwayNanos()) {
                return light.id() + " is away for too long";
            }
            for (Step step : own) {
                long windowNanos = light.cap().dutyWindowNanos();
                if (share(light, own, step.atNanos() - windowNanos) > light.cap().maxDuty()
                        || share(light, own, step.atNanos()) > light.cap().maxDuty()) {
                    return light.id() + " is away for too large a share";
                }
            }
        }
        for (int i = 1; i < shots.size(); i++) {
            if (firstNanos(shots.get(i)) - firstNanos(shots.get(i - 1)) < SECOND_NANOS) {
                return "shot " + i + " begins too soon";
            }
        }
        List<Long> flashes = brightenings(List.of(lights.flash()));
        flashes.addAll(brightenings(lights.lamps()));
        for (long from : flashes) {
            if (flashes.stream().filter(at -> at >= from && at <= from + SECOND_NANOS).count() > 3) {
                return "too many flashes after " + from;
            }
        }
        return "";
    }

    private static long firstNanos(ClearedPlan shot) {
        return shot.instantNanos(shot.plan().edges().getFirst());
    }

    private static long longestAwayNanos(Light light, List<Step> own) {
        long longestNanos = 0;
        long restedNanos = Long.MIN_VALUE;
        for (Step step : own) {
            if (step.level() == light.restLevel()) {
                restedNanos = step.atNanos();
            } else if (restedNanos != step.atNanos()) {
                long sinceNanos = step.atNanos();
                long untilNanos = own.stream()
                        .filter(later -> later.atNanos() > sinceNanos && later.level() == light.restLevel())
                        .mapToLong(Step::atNanos)
                        .findFirst()
                        .orElse(Long.MAX_VALUE);
                longestNanos = Math.max(longestNanos, untilNanos - sinceNanos);
            }
        }
        return longestNanos;
    }

    /** Of the light's duty window that begins at {@code fromNanos}, the share that it is away from rest. */
    private static double share(Light light, List<Step> own, long fromNanos) {
        long toNanos = fromNanos + light.cap().dutyWindowNanos();
        long awayNanos = 0;
        long levelSinceNanos = fromNanos;
        double level = light.restLevel();
        for (Step step : own) {
            long atNanos = Math.clamp(step.atNanos(), fromNanos, toNanos);
            awayNanos += level == light.restLevel() ? 0 : atNanos - levelSinceNanos;
            levelSinceNanos = atNanos;
            level = step.level();
        }
        awayNanos += level == light.restLevel() ? 0 : toNanos - levelSinceNanos;
        return awayNanos / (double) light.cap().dutyWindowNanos();
    }

    /** When the summed distance of these lights from rest begins to grow, at first or after it had shrunk. */
    private List<Long> brightenings(List<Light> group) {
        List<Long> instants = new ArrayList<>();
        boolean growing = false;
        double before = 0;
        for (Step step : steps) {
            double distance = 0;
            for (Light light : group) {
                distance += Math.abs(levelAfter(light, step.atNanos()) - light.restLevel());
            }
            if (distance > before && !growing) {
                instants.add(step.atNanos());
            }
            growing = distance > before || (growing && distance >= before);
            before = distance;
        }
        return instants;
    }

    private double levelAfter(Light light, long atNanos) {
        return steps.stream()
                .filter(step -> step.lightId().equals(light.id()) && step.atNanos() <= atNanos)
                .reduce((earlier, later) -> later)
                .map(Step::level)
                .orElse(light.restLevel());
    }
}
