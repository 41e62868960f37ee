package dev.diptych.studio.light;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** One light's true output over time. A switch begins a change a dead time later; each change ends the one before. */
public final class SimulatedLight {
    private static final double NANOS_PER_MILLI = 1e6;
    /** A lamp warms to its steady mean with this time constant. */
    private static final double DROOP_TIME_CONSTANT_NANOS = 0.4e9;

    private final String id;
    private final boolean restsOn;
    private final ResponseTruth truth;
    private final RandomGenerator random;
    private final List<RaisedCosine> changes = new ArrayList<>();

    public SimulatedLight(String id, boolean restsOn, ResponseTruth truth, RandomGenerator random) {
        this.id = id;
        this.restsOn = restsOn;
        this.truth = truth;
        this.random = random;
    }

    public String id() {
        return id;
    }

    public boolean restsOn() {
        return restsOn;
    }

    public ResponseTruth truth() {
        return truth;
    }

    /** The switch moves at {@code instantNanos}, not earlier than any switch before. */
    public void switchTo(double level, long instantNanos) {
        boolean on = level > 0;
        double deadMillis = (on ? truth.onDeadMillis() : truth.offDeadMillis())
                + truth.deadSdMillis() * random.nextGaussian();
        double fallMillis = (on ? truth.onRiseMillis() : truth.offFallMillis())
                * (1 + truth.fallSdRatio() * random.nextGaussian());
        double leavesNanos = instantNanos + Math.max(0, deadMillis) * NANOS_PER_MILLI;
        RaisedCosine change = RaisedCosine.between(leavesNanos, Math.max(0.01, fallMillis) * NANOS_PER_MILLI, 0, level);
        // A quick "on" overtakes a slow "off" that has not begun: that one never happens.
        changes.removeIf(pending -> pending.startNanos() >= change.startNanos());
        changes.add(new RaisedCosine(change.startNanos(), change.durationNanos(), levelAt(change.startNanos()),
                level));
    }

    /** Mean output over [fromNanos, toNanos], relative to the steady mean at full level. */
    public double meanLevel(double fromNanos, double toNanos) {
        double sumNanos = 0;
        double untilNanos = toNanos;
        for (RaisedCosine change : changes.reversed()) {
            if (change.startNanos() >= untilNanos) {
                continue;
            }
            double sinceNanos = Math.max(fromNanos, change.startNanos());
            sumNanos += (change.integralNanos(untilNanos) - change.integralNanos(sinceNanos))
                    * droop(change, 0.5 * (sinceNanos + untilNanos));
            untilNanos = sinceNanos;
            if (untilNanos <= fromNanos) {
                break;
            }
        }
        sumNanos += (restsOn ? 1 : 0) * (untilNanos - fromNanos);
        return sumNanos / (toNanos - fromNanos);
    }

    /** Output at an instant, relative to the steady mean at full level. */
    public double levelAt(double atNanos) {
        for (RaisedCosine change : changes.reversed()) {
            if (change.startNanos() <= atNanos) {
                return change.level(atNanos) * droop(change, atNanos);
            }
        }
        return restsOn ? 1 : 0;
    }

    /** Forgets what can no longer be seen. */
    public void forgetBefore(long instantNanos) {
        while (changes.size() > 1 && changes.get(1).startNanos() < instantNanos) {
            changes.removeFirst();
        }
    }

    private double droop(RaisedCosine change, double atNanos) {
        if (change.to() <= change.from()) {
            return 1;
        }
        return 1 + truth.droopRatio() * Math.exp(-(atNanos - change.startNanos()) / DROOP_TIME_CONSTANT_NANOS);
    }
}
