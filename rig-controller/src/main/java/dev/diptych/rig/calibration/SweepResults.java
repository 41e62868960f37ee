package dev.diptych.rig.calibration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What all sweeps found, gathered by light. */
final class SweepResults {
    private final Map<String, List<ChangeSamples>> off = new TreeMap<>();
    private final Map<String, List<ChangeSamples>> on = new TreeMap<>();
    private final Map<String, List<Double>> offShares = new TreeMap<>();
    private final Map<String, List<Double>> onShares = new TreeMap<>();
    private final List<Double> room = new ArrayList<>();
    private final List<Double> torchDroops = new ArrayList<>();

    /** @param allLamps whether the sweep darkened every lamp, so that it shows the room */
    void add(Sweep sweep, SweepRunner.Run run, boolean allLamps) {
        double zero = run.zeroNanos();
        boolean back = false;
        Set<String> gone = new HashSet<>();
        double full = new Plateau(run.frames(), zero + sweep.fromNanos() - 1e9,
                zero + sweep.stages().getFirst().earliestNanos()).mean();
        for (Stage stage : sweep.stages()) {
            String id = stage.edge().lightId();
            SweepSamples.of(stage, run)
                    .ifPresent(samples -> (stage.on() ? on : off).computeIfAbsent(id, key -> new ArrayList<>())
                            .add(samples));
            double step = new Plateau(run.frames(), zero + stage.latestNanos(), zero + stage.afterNanos()).mean()
                    - new Plateau(run.frames(), zero + stage.beforeNanos(), zero + stage.earliestNanos()).mean();
            boolean returns = stage.on() && gone.contains(id);
            // Only of the first to come back: the light of those after it comes while earlier ones still droop.
            if (Double.isFinite(step / full) && !(returns && back)) {
                (stage.on() ? onShares : offShares).computeIfAbsent(id, key -> new ArrayList<>())
                        .add(Math.abs(step) / full);
            }
            back |= returns;
            if (!stage.on()) {
                gone.add(id);
            }
        }
        double dark = new Plateau(run.frames(), zero + sweep.darkNanos(), zero + sweep.litNanos()).mean();
        if (allLamps && Double.isFinite(dark / full)) {
            room.add(Math.max(0, dark) / full);
            torchDroop(sweep, run, dark);
        }
    }

    /** The flash's first steady frame against its last. */
    private void torchDroop(Sweep sweep, SweepRunner.Run run, double dark) {
        for (int i = 0; i + 1 < sweep.stages().size(); i++) {
            Stage stage = sweep.stages().get(i);
            Stage next = sweep.stages().get(i + 1);
            if (stage.on() && !next.on() && stage.edge().lightId().equals(next.edge().lightId())) {
                double zero = run.zeroNanos();
                double middle = (stage.latestNanos() + next.earliestNanos()) / 2.0;
                double first = new Plateau(run.frames(), zero + stage.latestNanos(), zero + middle).mean() - dark;
                double last = new Plateau(run.frames(), zero + middle, zero + next.earliestNanos()).mean() - dark;
                if (Double.isFinite(first / last)) {
                    torchDroops.add(first / last - 1);
                }
            }
        }
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

    MeasuredRoom room() {
        double mean = mean(room);
        double variance = room.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum()
                / Math.max(1, room.size() - 1);
        return new MeasuredRoom(mean, Math.sqrt(variance), room.size());
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
