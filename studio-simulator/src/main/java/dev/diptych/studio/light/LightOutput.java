package dev.diptych.studio.light;

import java.util.List;
import java.util.stream.Stream;

/**
 * A light's true output over time, as its switches up to now have settled it. It never changes: what a frame was
 * exposed by stays known, whatever is switched afterwards.
 */
public final class LightOutput {
    private final double restLevel;
    /** In order of their starts; each ends the one before. */
    private final List<RaisedCosine> changes;

    private LightOutput(double restLevel, List<RaisedCosine> changes) {
        this.restLevel = restLevel;
        this.changes = changes;
    }

    /** Of a light that nothing has changed yet. */
    public static LightOutput steady(double level) {
        return new LightOutput(level, List.of());
    }

    /** Mean output over [fromNanos, toNanos], which is not empty, relative to the steady mean at full level. */
    public double meanLevel(double fromNanos, double toNanos) {
        double sumNanos = 0;
        double untilNanos = toNanos;
        for (RaisedCosine change : changes.reversed()) {
            if (change.startNanos() >= untilNanos) {
                continue;
            }
            double sinceNanos = Math.max(fromNanos, change.startNanos());
            sumNanos += change.integralNanos(untilNanos) - change.integralNanos(sinceNanos);
            untilNanos = sinceNanos;
            if (untilNanos <= fromNanos) {
                break;
            }
        }
        sumNanos += restLevel * (untilNanos - fromNanos);
        return sumNanos / (toNanos - fromNanos);
    }

    /** Output at an instant, relative to the steady mean at full level. */
    public double levelAt(double atNanos) {
        for (RaisedCosine change : changes.reversed()) {
            if (change.startNanos() <= atNanos) {
                return change.level(atNanos);
            }
        }
        return restLevel;
    }

    /** A quick "on" overtakes a slow "off" that has not begun: that one never happens. */
    LightOutput with(RaisedCosine change, double riseOvershoot) {
        List<RaisedCosine> begun = changes.stream()
                .filter(earlier -> earlier.startNanos() < change.startNanos())
                .toList();
        double level = new LightOutput(restLevel, begun).levelAt(change.startNanos());
        return new LightOutput(restLevel,
                Stream.concat(begun.stream(), Stream.of(change.startingAt(level, riseOvershoot))).toList());
    }

    /** Without what can only be seen before {@code instantNanos}. */
    LightOutput since(double instantNanos) {
        int first = 0;
        while (first + 1 < changes.size() && changes.get(first + 1).startNanos() < instantNanos) {
            first++;
        }
        return new LightOutput(restLevel, List.copyOf(changes.subList(first, changes.size())));
    }
}
