package dev.diptych.rig.calibration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What all sweeps found, gathered by light. */
final class SweepResults {
    private final Map<String, List<ChangeSamples>> off = new TreeMap<>();
    private final Map<String, List<ChangeSamples>> on = new TreeMap<>();
    private final Map<String, List<Double>> offShares = new TreeMap<>();
    private final Map<String, List<Double>> onShares = new TreeMap<>();
    private final List<Double> room = new ArrayList<>();
    private final List<Double> torchDroops = new ArrayList<>();
    private long droppedFrames;

    /** @param allLamps whether the sweep darkened every lamp, so that it shows the room */
    void add(Sweep sweep, SweepRunner.Run run, boolean allLamps) {
        boolean back = false;
        Set<String> gone = new HashSet<>();
        Plateau full = plateau(run, sweep.fromNanos(), sweep.stages().getFirst().earliestNanos());
        for (Stage stage : sweep.stages()) {
            String id = stage.edge().lightId();
            SweepSamples.of(stage, run)
                    .ifPresent(samples -> (stage.on() ? on : off).computeIfAbsent(id, key -> new ArrayList<>())
                            .add(samples));
            Plateau before = plateau(run, stage.beforeNanos(), stage.earliestNanos());
            Plateau after = plateau(run, stage.latestNanos(), stage.afterNanos());
            double share = Math.abs(after.mean(before, full) - before.mean(after, full)) / full.mean(before, after);
            boolean returns = stage.on() && gone.contains(id);
            // Only of the first to come back: the light of those after it comes while earlier ones still droop.
            if (Double.isFinite(share) && !(returns && back)) {
                (stage.on() ? onShares : offShares).computeIfAbsent(id, key -> new ArrayList<>()).add(share);
            }
            back |= returns;
            if (!stage.on()) {
                gone.add(id);
            }
        }
        Plateau dark = plateau(run, sweep.darkNanos(), sweep.litNanos());
        double darkShare = dark.mean(full) / full.mean(dark);
        if (allLamps && Double.isFinite(darkShare)) {
            room.add(Math.max(0, darkShare));
        }
        torchDroop(sweep, run, dark);
        droppedFrames += run.droppedFrames();
    }

    /** The flash's first steady frame against its last. */
    private void torchDroop(Sweep sweep, SweepRunner.Run run, Plateau dark) {
        for (int i = 0; i + 1 < sweep.stages().size(); i++) {
            Stage stage = sweep.stages().get(i);
            Stage next = sweep.stages().get(i + 1);
            if (stage.on() && !next.on() && stage.edge().lightId().equals(next.edge().lightId())) {
                double middleNanos = (stage.latestNanos() + next.earliestNanos()) / 2.0;
                Plateau first = plateau(run, stage.latestNanos(), middleNanos);
                Plateau last = plateau(run, middleNanos, next.earliestNanos());
                double darkMean = dark.mean(first, last);
                double droop = (first.mean(last, dark) - darkMean) / (last.mean(first, dark) - darkMean) - 1;
                if (Double.isFinite(droop)) {
                    torchDroops.add(droop);
                }
            }
        }
    }

    /** @param fromNanos offset in the sweep */
    private static Plateau plateau(SweepRunner.Run run, double fromNanos, double untilNanos) {
        return new Plateau(run.frames(), run.zeroNanos() + fromNanos, run.zeroNanos() + untilNanos);
    }

    List<ChangeSamples> off(String lightId) {
        return off.getOrDefault(lightId, List.of());
    }

    List<ChangeSamples> on(String lightId) {
        return on.getOrDefault(lightId, List.of());
    }

    /** Of the light of all lamps: what going dark takes, when everything has warmed. */
    double share(String lightId) {
        return mean(offShares.getOrDefault(lightId, onShares.getOrDefault(lightId, List.of())));
    }

    /** How much more light a lamp brings just after it comes back than it took when it went. */
    double lampDroop(String lightId) {
        return mean(onShares.getOrDefault(lightId, List.of())) / share(lightId) - 1;
    }

    double torchDroop() {
        return mean(torchDroops);
    }

    long droppedFrames() {
        return droppedFrames;
    }

    /** @param lampIds all lamps: where their caps never let all be dark at once, what none of them accounts for is the room */
    MeasuredRoom room(List<String> lampIds) {
        List<Double> found = room.isEmpty() ? unaccounted(lampIds) : room;
        double mean = mean(found);
        double variance = found.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum()
                / Math.max(1, found.size() - 1);
        return new MeasuredRoom(mean, Math.sqrt(variance), found.size());
    }

    private List<Double> unaccounted(List<String> lampIds) {
        List<List<Double>> shares = lampIds.stream().map(id -> offShares.getOrDefault(id, List.of())).toList();
        int repeats = shares.stream().mapToInt(List::size).min().orElse(0);
        return IntStream.range(0, repeats)
                .mapToObj(i -> Math.max(0, 1 - shares.stream().mapToDouble(share -> share.get(i)).sum()))
                .toList();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
